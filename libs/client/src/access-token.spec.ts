import { generateKeyPairSync } from 'node:crypto';
import { createTokenSource } from './access-token.js';
import type { Door, DoorRequest } from './door.js';

const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const keyPem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

/** A door that issues numbered tokens of the given lifetimes, and keeps what it was asked. */
function issuing(...lifetimes: (number | Error)[]) {
  const asked: DoorRequest[] = [];
  const door = {
    url: 'http://127.0.0.1:8080',
    ask: async (request: DoorRequest) => void asked.push(request),
    read: async () => {
      const lifetime = lifetimes[asked.length - 1];
      if (lifetime instanceof Error) throw lifetime;
      return { access_token: `token ${asked.length}`, expires_in: lifetime };
    },
  } as unknown as Door;
  return { door, asked };
}

describe('an access token', () => {
  it('is asked for once while it holds, also by those who ask at the same time', async () => {
    const { door, asked } = issuing(600);
    const token = createTokenSource(door, { name: 'dms', keyPem });
    expect(await Promise.all([token(), token()])).toEqual(['token 1', 'token 1']);
    expect(await token()).toBe('token 1');
    expect(asked).toHaveLength(1);
  });

  it('is renewed before it ends, and asked for again after a failure', async () => {
    const { door } = issuing(60, new Error('nobody there'), 600);
    const token = createTokenSource(door, { name: 'dms', keyPem });
    expect(await token()).toBe('token 1');
    await expect(token()).rejects.toThrow('nobody there');
    expect(await token()).toBe('token 3');
  });

  it('that the axis does not believe is forgotten, once', async () => {
    const { door, asked } = issuing(600, 600);
    const token = createTokenSource(door, { name: 'dms', keyPem });
    token.forget(await token());
    token.forget('token 1');
    expect(await token()).toBe('token 2');
    token.forget('token 1');
    expect(await token()).toBe('token 2');
    expect(asked).toHaveLength(2);
  });

  it('is asked for with an assertion for the axis by the name it knows itself by', async () => {
    const { door, asked } = issuing(600);
    await createTokenSource(door, { name: 'operator', keyPem, knownAs: 'https://truc.example.gov.vn/' })();
    const form = new URLSearchParams(String(asked[0]?.body));
    const [, claims = ''] = form.get('client_assertion')?.split('.') ?? [];
    expect(JSON.parse(Buffer.from(claims, 'base64url').toString())).toMatchObject({
      iss: 'operator',
      sub: 'operator',
      aud: 'https://truc.example.gov.vn/oauth/token',
      jti: expect.any(String),
    });
  });
});
