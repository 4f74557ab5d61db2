import { z } from 'zod';
import { provincialCallNames } from '../provincial/calls.js';
import { question } from '../question.js';
import { vxpCallNames } from '../vxp/calls.js';

/** OAuth 2.0 client credentials with `private_key_jwt` (RFC 7523): the exchange knows the systems' keys. */
export const issueToken = question('exchange.issue-token', {
  askedBy: ['gateway', 'operator'],
  caller: 'none',
  request: z.object({
    assertion: z.string().max(8192),
    audience: z.string().max(500),
    scope: z.string().max(200).optional(),
  }),
  reply: z.object({ accessToken: z.string(), expiresInSeconds: z.number().int(), scope: z.string() }),
});

/** `to` stands in it and once more beside it, and all headers together have 256 KiB. */
export const signHeaderCharactersMax = 128 * 1024;

/**
 * Who made a signed call of the national axis' interface: the exchange knows the secrets. The token is good for what this
 * call needs and for nothing else.
 */
export const admitSignedCall = question('exchange.admit-signed-call', {
  askedBy: ['gateway'],
  caller: 'none',
  request: z.object({
    call: z.enum(vxpCallNames),
    /** Exactly the text that was signed. */
    signHeader: z.string().max(signHeaderCharactersMax),
    /** Its HMAC-SHA256, in hexadecimal. */
    hashHeader: z.string().max(200),
  }),
  reply: z.object({ accessToken: z.string() }),
});

/*
 * Clients of the provincial axis' interface prove themselves in two steps: they sign in with a password for half an hour,
 * and show with each call what they got, with the name of their system and its key. The exchange knows both secrets.
 */

const secretWord = z.string().max(200);

export const signInSystem = question('exchange.sign-in-system', {
  askedBy: ['gateway'],
  caller: 'none',
  request: z.object({ username: z.string().max(100), password: secretWord }),
  /** `token` opens nothing by itself, at no door. */
  reply: z.object({ token: z.string() }),
});

/** Who makes a call of the interface. The access token is good for what this call needs and for nothing else. */
export const admitSignedInCall = question('exchange.admit-signed-in-call', {
  askedBy: ['gateway'],
  caller: 'none',
  request: z.object({
    call: z.enum(provincialCallNames),
    token: z.string().max(8_192),
    system: z.string().max(100).optional(),
    secretKey: secretWord.optional(),
  }),
  reply: z.object({ accessToken: z.string() }),
});
