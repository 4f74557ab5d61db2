import { agencyEntry, type AgencyEntry } from '@edoc-axis/contracts';
import { nationalDirectory, nationalSize } from './national-directory.js';

describe('the directory of a country', () => {
  let directory: AgencyEntry[];
  let codes: Map<string, AgencyEntry>;

  beforeAll(() => {
    directory = nationalDirectory();
    codes = new Map(directory.map((entry) => [entry.code, entry]));
  });

  const count = (fits: (entry: AgencyEntry) => boolean) => directory.filter(fits).length;

  it('has as many codes and centres as wished, none twice in either form', () => {
    expect(directory).toHaveLength(nationalSize.agencies);
    expect(codes.size).toBe(nationalSize.agencies);
    expect(count(({ centre }) => centre)).toBe(174);
    const forms = directory.flatMap(({ form102 }) => form102 ?? []);
    expect(new Set(forms).size).toBe(forms.length);
  });

  it('has four levels, parents before children, and H, K, A, G and W codes', () => {
    const place = new Map(directory.map(({ code }, n) => [code, n]));
    const isAfterParent = ({ parent }: AgencyEntry, n: number) => parent === undefined || (place.get(parent) ?? n) < n;
    expect(directory.every(isAfterParent)).toBe(true);
    expect(new Set(directory.map(({ code }) => code.split('.').length))).toEqual(new Set([1, 2, 3, 4]));
    expect(new Set(directory.map(({ code }) => code[0]))).toEqual(new Set(['G', 'H', 'K', 'A', 'W']));
  });

  it('is the country after the night: 34 of 63 provinces, 3,321 communes, successors for all that is closed', () => {
    expect(count(({ code, validUntil }) => /^H\d\d$/.test(code) && validUntil === undefined)).toBe(34);
    expect(count(({ code }) => /^H\d\d$/.test(code))).toBe(63);
    expect(count(({ code, name }) => /^H\d\d\.\d+$/.test(code) && /^UBND (xã|phường) /.test(name))).toBe(3_321);
    const closed = directory.filter(({ validUntil }) => validUntil !== undefined);
    const isOpen = (code: string) => codes.has(code) && codes.get(code)?.validUntil === undefined;
    expect(closed.length).toBeGreaterThan(5_000);
    expect(
      closed.filter(({ successors, receivesFor }) => {
        const heirs = [...successors, ...(receivesFor ? [receivesFor.agency] : [])];
        return successors.length === 0 || !heirs.every(isOpen);
      }),
    ).toEqual([]);
  });

  it('holds entries as the directory publishes them, the same for the same seed', () => {
    for (const entry of directory.filter((_, n) => n % 500 === 0)) expect(agencyEntry.parse(entry)).toEqual(entry);
    expect(nationalDirectory().at(-1)).toEqual(directory.at(-1));
    expect(nationalDirectory({ ...nationalSize, seed: 2 }).at(-1)).not.toEqual(directory.at(-1));
  });
});
