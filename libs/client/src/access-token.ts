import { randomUUID } from 'node:crypto';
import { importPKCS8, SignJWT } from 'jose';
import { z } from 'zod';
import { addressOf, type Door } from './door.js';

/** Who asks for a token: a system with its key, or the operator of the axis' own machine. */
export interface Identity {
  readonly name: string;
  /** PKCS #8, P-256. */
  readonly keyPem: string;
  /** The address by which the axis knows itself, where it is reached by another one. */
  readonly knownAs?: string;
}

/** Somebody who has signed in: `POST /v1/sessions` gave the session. */
export interface SignedIn {
  readonly session: string;
}

const assertionSeconds = 60;
/** A token is renewed this long before it ends, so that none ends on its way. */
const renewalSeconds = 60;

export interface TokenSource {
  (): Promise<string>;
  /** The axis does not believe it: the next one is another. */
  forget(token: string): void;
}

/**
 * Access tokens by a person's session, or for a program by OAuth 2.0 client credentials with `private_key_jwt` (RFC 6749 §4.4, RFC 7523 §2.2), one at a time and
 * renewed when it nears its end.
 */
export function createTokenSource(door: Door, identity: Identity | SignedIn): TokenSource {
  let current: { token: Promise<string>; renewAt: number; value?: string } | undefined;

  function take(): Promise<string> {
    if (current && Date.now() < current.renewAt) return current.token;
    const asked = 'session' in identity ? renewToken(door, identity) : fetchToken(door, identity);
    const held: typeof current = {
      token: asked.then(({ token }) => token),
      renewAt: Date.now() + renewalSeconds * 1000,
    };
    asked.then(
      ({ token, expiresInSeconds }) => {
        held.value = token;
        held.renewAt = Date.now() + Math.max(0, expiresInSeconds - renewalSeconds) * 1000;
      },
      () => (held.renewAt = 0),
    );
    current = held;
    return held.token;
  }

  return Object.assign(take, {
    forget(token: string) {
      if (current?.value === token) current = undefined;
    },
  });
}

const tokenAnswer = z.object({ access_token: z.string(), expires_in: z.number() });

async function fetchToken(door: Door, identity: Identity): Promise<{ token: string; expiresInSeconds: number }> {
  const assertion = await signAssertion(identity, addressOf(identity.knownAs ?? door.url, '/oauth/token'));
  const form = new URLSearchParams({
    grant_type: 'client_credentials',
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: assertion,
  });
  const answer = await door.ask({
    method: 'POST',
    path: '/oauth/token',
    body: form.toString(),
    contentType: 'application/x-www-form-urlencoded',
  });
  const { access_token: token, expires_in: expiresInSeconds } = await door.read(tokenAnswer, answer);
  return { token, expiresInSeconds };
}

/** The client assertion of a program (RFC 7523 section 3), good for a minute and for one token. */
export async function signAssertion(
  { name, keyPem }: Pick<Identity, 'name' | 'keyPem'>,
  audience: string,
): Promise<string> {
  return new SignJWT()
    .setProtectedHeader({ alg: 'ES256' })
    .setIssuer(name)
    .setSubject(name)
    .setAudience(audience)
    .setJti(randomUUID())
    .setIssuedAt()
    .setExpirationTime(`${assertionSeconds}s`)
    .sign(await importPKCS8(keyPem, 'ES256'));
}

const renewal = z.object({ accessToken: z.string(), expiresInSeconds: z.number() });

async function renewToken(door: Door, { session }: SignedIn): Promise<{ token: string; expiresInSeconds: number }> {
  const body = JSON.stringify({ session });
  const answer = await door.ask({ method: 'POST', path: '/v1/sessions/token', body, contentType: 'application/json' });
  const { accessToken: token, expiresInSeconds } = await door.read(renewal, answer);
  return { token, expiresInSeconds };
}
