import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openHome } from '@edoc-axis/platform';
import { adviceOnRootKey } from './list-keys.js';

describe('that the root key should be taken away', () => {
  const home = mkdtempSync(join(tmpdir(), 'edoc-advice-'));
  const start = Date.parse('2026-07-01T00:00:00Z');
  const after = (hours: number) => adviceOnRootKey(home, new Date(start + hours * 3_600_000));
  afterAll(() => rmSync(home, { recursive: true, force: true }));

  it('is said of an axis older than a day in whose home it lies', () => {
    expect(after(48)).toBeUndefined();
    openHome(home, 'VN.TEST', { now: () => new Date(start) });
    expect(after(24)).toBeUndefined();
    expect(after(24.1)).toMatchObject({ code: 'home.root-key-in-home' });
    rmSync(join(home, 'axis', 'root-key.pem'));
    expect(after(48)).toBeUndefined();
  });
});
