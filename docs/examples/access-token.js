// Prints an access token for the system of a credentials file: node docs/examples/access-token.js office.json
// Nothing but Node is needed; the same ten lines in any language make your system a client.
import { randomUUID, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';

const { url, system, keyPem } = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const tokenUrl = `${url}/oauth/token`;
const now = Math.floor(Date.now() / 1000);

const encode = (object) => Buffer.from(JSON.stringify(object)).toString('base64url');
const claims = { iss: system, sub: system, aud: tokenUrl, jti: randomUUID(), iat: now, exp: now + 60 };
const content = `${encode({ alg: 'ES256' })}.${encode(claims)}`;
// ES256 is ECDSA on P-256 with SHA-256, and its signature r‖s instead of DER (RFC 7518 section 3.4).
const signature = sign('sha256', Buffer.from(content), { key: keyPem, dsaEncoding: 'ieee-p1363' });

const answer = await fetch(tokenUrl, {
  method: 'POST',
  body: new URLSearchParams({
    grant_type: 'client_credentials',
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: `${content}.${signature.toString('base64url')}`,
  }),
});
const told = await answer.json();
if (!answer.ok) throw new Error(told.error_description);
console.log(told.access_token);
