/** As they are written in a field: one a line, or with commas; undefined where there is none. */
export function addressesIn(written: string): string[] | undefined {
  const addresses = written.split(/[\s,;]+/).filter((address) => address !== '');
  return addresses.length > 0 ? addresses : undefined;
}
