import '../../../apps/tracker/src/open-tracker.js';
import { findScans } from '../../support/find-scans.js';
import { startTracker } from './tracker-under-test.js';

describe('every statement of the tracker', () => {
  let tracker: Awaited<ReturnType<typeof startTracker>>;

  beforeAll(async () => {
    tracker = await startTracker();
  });
  afterAll(() => tracker?.stop());

  it('finds its rows by an index, even when it is planned while the tables are empty', async () => {
    // Its first row alone, in the order of the index.
    expect(await findScans(tracker.pool)).toEqual(['newest-fact: Index Scan fact']);
  });
});
