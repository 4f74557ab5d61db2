/** Written while it is read. Whole groups of three bytes at a time: only at the end may one be filled up. */
export async function* inBase64(bytes: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let rest = Buffer.alloc(0);
  for await (const piece of bytes) {
    const joined = rest.length > 0 ? Buffer.concat([rest, piece]) : piece;
    const whole = joined.length - (joined.length % 3);
    if (whole > 0) yield joined.toString('base64', 0, whole);
    rest = Buffer.from(joined.subarray(whole));
  }
  if (rest.length > 0) yield rest.toString('base64');
}
