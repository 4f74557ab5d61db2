import { readFileSync } from 'node:fs';

/** Packets made by a real builder from made-up agencies. */
export function samplePacket(name: string): Buffer {
  return readFileSync(new URL(`../packets/sdk_${name}.edxml`, import.meta.url));
}

/** The same packet with one thing changed; the thing must be there. */
export function altered(name: string, ...changes: (readonly [before: string | RegExp, after: string])[]): Buffer {
  let text = samplePacket(name).toString('utf8');
  for (const [before, after] of changes) {
    const stands = typeof before === 'string' ? text.includes(before) : before.test(text);
    if (!stands) throw new Error(`${before} does not stand in ${name}`);
    text = text.replace(before, () => after);
  }
  return Buffer.from(text);
}

/** The same packet with another prefix below the root; '' for none. */
export function prefixed(name: string, prefix: string): Buffer {
  const text = samplePacket(name)
    .toString('utf8')
    .replaceAll(/(<\/?)edXML:/g, prefix === '' ? '$1' : `$1${prefix}:`);
  return Buffer.from(prefix === '' ? text : text.replaceAll('xmlns:edXML', `xmlns:${prefix}`));
}
