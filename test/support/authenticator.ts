import { createHmac } from 'node:crypto';

/**
 * What an authenticator app shows: RFC 6238 read independently of ours.
 * @param secret as it is put into the app: base32
 * @param later half minutes after that moment
 */
export function shownCode(secret: string, at: Date, later = 0): string {
  const step = Math.floor(at.getTime() / 30_000) + later;
  const counter = Buffer.from(step.toString(16).padStart(16, '0'), 'hex');
  const digest = createHmac('sha1', ofBase32(secret)).update(counter).digest('hex');
  const offset = Number.parseInt(digest.slice(-1), 16) * 2;
  const number = Number.parseInt(digest.slice(offset, offset + 8), 16) % 2 ** 31;
  return (number % 1_000_000).toString().padStart(6, '0');
}

function ofBase32(text: string): Buffer {
  const bits = [...text].map((letter) =>
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'),
  );
  const bytes = bits.join('').match(/.{8}/g) ?? [];
  return Buffer.from(bytes.map((byte) => Number.parseInt(byte, 2)));
}
