import { z } from 'zod';
import { provincialCallNames } from '../provincial/calls.js';
import { question } from '../question.js';

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
