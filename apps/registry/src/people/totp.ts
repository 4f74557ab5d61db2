import { createHmac } from 'node:crypto';

/*
 * One-time codes by time: RFC 6238 with SHA-1, 30 seconds and six digits, which is what every authenticator app reads.
 * Thirty lines of our own against a dependency: the test vectors of the RFC are beside them.
 */

const stepMs = 30_000;
const digits = 6;
/** Codes of the step before and after count too: clocks differ, and people type slowly. */
const stepsAround = [0, -1, 1];

/** RFC 4226 section 5.3. */
export function codeAt(secret: Buffer, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const digest = createHmac('sha1', secret).update(counter).digest();
  const offset = (digest.at(-1) ?? 0) & 0xf;
  const number = digest.readUInt32BE(offset) & 0x7fffffff;
  return String(number % 10 ** digits).padStart(digits, '0');
}

export function stepAt(at: Date): number {
  return Math.floor(at.getTime() / stepMs);
}

/** The step the code belongs to; undefined when it is none of now. Whether it counted before is not known here. */
export function stepOfCode(secret: Buffer, code: string, at: Date): number | undefined {
  const now = stepAt(at);
  return stepsAround.map((distance) => now + distance).find((step) => codeAt(secret, step) === code);
}

/** For the authenticator: `otpauth://totp/…`. */
export function authenticatorUri(secret: Buffer, person: string, axis: string): string {
  const label = encodeURIComponent(`${axis}:${person}`);
  return `otpauth://totp/${label}?secret=${base32(secret)}&issuer=${encodeURIComponent(axis)}`;
}

/** RFC 4648 section 6, without padding. */
export function base32(bytes: Buffer): string {
  let text = '';
  for (let bit = 0; bit < bytes.length * 8; bit += 5) {
    const two = ((bytes[bit >> 3] ?? 0) << 8) | (bytes[(bit >> 3) + 1] ?? 0);
    text += alphabet.charAt((two >> (11 - (bit & 7))) & 31);
  }
  return text;
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
