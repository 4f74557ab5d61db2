import { CataloguedError } from '@edoc-axis/domain';

/** Bytes from `from` up to, but without, `to`. */
export interface ByteRange {
  readonly from: number;
  readonly to: number;
}

/**
 * One range of a `Range` header (RFC 9110 section 14.2). Undefined means "send the whole": no header, another unit,
 * several ranges, or something unreadable, all of which a server may ignore.
 * @throws CataloguedError `request.range-not-satisfiable`
 */
export function readByteRange(header: string | undefined, sizeBytes: number): ByteRange | undefined {
  const [, first = '', last = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '') ?? [];
  if (first === '' && last === '') return undefined;
  const range =
    first === ''
      ? { from: Math.max(0, sizeBytes - Number(last)), to: sizeBytes }
      : { from: Number(first), to: Math.min(sizeBytes, last === '' ? sizeBytes : Number(last) + 1) };
  if (first !== '' && last !== '' && Number(last) < Number(first)) return undefined;
  if (range.from >= range.to) throw new CataloguedError('request.range-not-satisfiable', { range: header, sizeBytes });
  return range;
}
