import { keyEnds } from '@edoc-axis/domain';
import { z } from 'zod';
import { question } from '../question.js';
import { instant } from '../values.js';

export const publicKey = z.object({
  use: z.enum(['axis-root', 'receipt', 'token', 'directory']),
  kid: z.string(),
  algorithm: z.string(),
  publicKeyPem: z.string(),
  certificatePem: z.string().optional(),
  since: instant,
  /** What it signs from then on counts for nothing. */
  until: instant.optional(),
  /** Of a key the axis signs with no longer. `lostSince`: what it signed from then on is doubtful. */
  ended: z.object({ why: z.enum(keyEnds), at: instant, lostSince: instant.optional() }).optional(),
});

/** All keys an axis ever had. `jws` says the same, signed by its root (`typ: edoc-keys+jwt`), and is what to believe. */
export const publishedKeys = z.object({
  axis: z.string(),
  /** One more with every change. */
  version: z.number().int().positive(),
  issuedAt: instant,
  keys: z.array(publicKey),
  jws: z.string(),
});

/** The keys it signs with now. */
export const exchangeKeys = question('exchange.keys', {
  askedBy: ['gateway', 'registry', 'tracker'],
  caller: 'none',
  request: z.object({}),
  reply: z.object({ keys: z.array(publicKey) }),
});

/** A public key on P-256, as a JWK (RFC 7517) with the members its thumbprint is made of and no others. */
const p256Jwk = z.object({ kty: z.literal('EC'), crv: z.literal('P-256'), x: z.string(), y: z.string() });

/**
 * What secrets of systems are sealed to, for those who make them elsewhere than beside the home: of all keys there were the
 * newest. It signs nothing, and stands in no list. `kid` is its thumbprint (RFC 7638).
 */
export const sealingKey = question('exchange.sealing-key', {
  askedBy: ['gateway'],
  caller: 'required',
  request: z.object({}),
  reply: z.object({ kid: z.string(), jwk: p256Jwk }),
});

export type PublicKey = z.output<typeof publicKey>;
