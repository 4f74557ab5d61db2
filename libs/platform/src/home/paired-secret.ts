/** What a client of the provincial interface shares with the exchange: what it signs in with, and what it shows with each call. */
export interface PairedSecret {
  readonly password: string;
  readonly secretKey: string;
}

/** Both as one, to be sealed, rotated and revoked together. Neither has a dot in it. */
export function joinPair({ password, secretKey }: PairedSecret): string {
  return `${password}.${secretKey}`;
}

/** @throws Error for what is no such pair */
export function splitPair(secret: string): PairedSecret {
  const [password, secretKey, ...more] = secret.split('.');
  if (!password || !secretKey || more.length > 0) throw new Error('A sealed secret is no pair.');
  return { password, secretKey };
}
