/**
 * "1 document", "12 documents": how English counts; Vietnamese has one form for any number. Counts come as numbers, or as they are
 * shown, which for one is `1` in either language.
 */
export function counted(count: number | string, one: string, many = `${one}s`): string {
  return `${count} ${isOne(count) ? one : many}`;
}

/** Where more than the noun depends on it: "is" and "are". */
export function isOne(count: number | string): boolean {
  return String(count) === '1';
}
