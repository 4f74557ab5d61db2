import { describeWith } from '../../support/tools.js';
import { compareVerdicts } from './compare.js';

/** Every run the same packets; the long run draws others. */
const packets = 600;

describeWith('xmlsec1', 'generated packets, signed by three implementations and half of them altered', (path) => {
  const seeds = Array.from({ length: packets }, (_, index) => index + 1);
  const comparison = compareVerdicts(seeds, path);

  it('are valid exactly where the judges say so', () => {
    expect(comparison.findings).toEqual([]);
  });

  it('are good and bad in numbers that mean something', () => {
    expect(comparison.altered).toBeGreaterThan(packets * 0.4);
    expect(comparison.valid).toBeGreaterThan(packets / 2);
    expect(comparison.validThoughAltered).toBeGreaterThan(packets / 10);
    expect(comparison.packets - comparison.valid).toBeGreaterThan(packets / 10);
  });
});
