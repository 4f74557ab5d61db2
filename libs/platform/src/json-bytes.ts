/** What JSON writes as it stands, a byte each: nearly all of a receipt, a digest or an id. */
const plain = /^[ !#-[\]-~]*$/;

/**
 * How many bytes `JSON.stringify` would write, in UTF-8, without writing them: most of what is weighed is long strings that
 * stand in it as they are.
 */
export function jsonBytes(value: unknown): number {
  if (typeof value === 'string') return plain.test(value) ? value.length + 2 : written(value);
  if (typeof value !== 'object' || value === null || 'toJSON' in value) return written(value);
  if (Array.isArray(value)) {
    return value.reduce((bytes: number, each) => bytes + jsonBytes(each ?? null) + 1, value.length === 0 ? 2 : 1);
  }
  let bytes = 1;
  for (const [key, member] of Object.entries(value)) {
    if (member !== undefined) bytes += jsonBytes(key) + jsonBytes(member) + 2;
  }
  return Math.max(bytes, 2);
}

function written(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value) ?? '');
}
