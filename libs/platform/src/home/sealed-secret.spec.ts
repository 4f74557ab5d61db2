import { generateKeyPairSync } from 'node:crypto';
import { openSecret, sealSecret } from './sealed-secret.js';

describe('a sealed secret', () => {
  const exchange = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const stranger = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const secret = 'a secret of many words';

  it('is opened by the exchange, for its own system', async () => {
    const { sealed } = await sealSecret({ system: 'dms-a', secret }, exchange.publicKey);
    expect(sealed).not.toContain(secret);
    expect(await openSecret(sealed, 'dms-a', [exchange.privateKey])).toBe(secret);
    await expect(openSecret(sealed, 'dms-b', [exchange.privateKey])).rejects.toThrow(
      'A secret of dms-a stands at dms-b.',
    );
  });

  it('is opened by nobody else, and not when it was changed', async () => {
    const { sealed } = await sealSecret({ system: 'dms-a', secret }, exchange.publicKey);
    await expect(openSecret(sealed, 'dms-a', [stranger.privateKey])).rejects.toThrow();
    const [head, key, nonce, text = '', tag] = sealed.split('.');
    const changed = [head, key, nonce, `${text.startsWith('A') ? 'B' : 'A'}${text.slice(1)}`, tag].join('.');
    await expect(openSecret(changed, 'dms-a', [exchange.privateKey])).rejects.toThrow();
  });

  it('is sealed differently each time, and named alike', async () => {
    const [one, other] = [
      await sealSecret({ system: 'dms-a', secret }, exchange.publicKey),
      await sealSecret({ system: 'dms-a', secret }, exchange.publicKey),
    ];
    expect(one?.sealed).not.toBe(other?.sealed);
    expect(one?.kid).toBe(other?.kid);
  });
});
