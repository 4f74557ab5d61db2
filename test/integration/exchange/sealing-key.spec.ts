import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sealingKey } from '@edoc-axis/contracts';
import { CataloguedError, type Grant, parseAgencyCode } from '@edoc-axis/domain';
import { type Asked, type Caller, openHome, openSecret } from '@edoc-axis/platform';
import { rotateSecretsKey } from '@edoc-axis/platform/home';
import { CallersController } from '../../../apps/exchange/src/callers.controller.js';
import type { ExchangeProcess } from '../../../apps/exchange/src/exchange-process.js';
import { sealSecret } from '../../../apps/portal/src/pages/systems/seal-secret.js';
import { anOpenedGateway, type OpenedGateway } from '../gateway/support/opened-gateway.js';
import { aScriptedAsker } from '../gateway/support/scripted-asker.js';
import { honestGateway } from './support/actors.js';

/** Whom each token is for. */
const callers: Readonly<Record<string, Caller>> = {
  administrator: person({ role: 'administrator' }),
  ofBranch: person({ role: 'administrator', branch: parseAgencyCode('H36') }),
  clerk: person({ role: 'clerk', agencies: [parseAgencyCode('H36.15')] }),
  auditor: person({ role: 'auditor' }),
  dms: { kind: 'system', id: 'dms', scopes: ['send', 'receive', 'track', 'directory'], issuedAt: new Date() },
  operator: { kind: 'operator', id: 'operator', scopes: ['administer'], issuedAt: new Date() },
};

describe('the key that secrets of systems are sealed to', () => {
  const home = join(mkdtempSync(join(tmpdir(), 'edoc-sealing-')), 'home');
  const { secretsKeys } = openHome(home, 'VN.TEST').keysOf('exchange');
  const asker = aScriptedAsker();
  let gateway: OpenedGateway;

  beforeAll(async () => {
    gateway = await anOpenedGateway(asker);
    const directory = { system: () => ({ name: 'dms', suspended: false }), servedBy: () => [] };
    const exchange = new CallersController({ secretsKeys, directory } as unknown as ExchangeProcess);
    asker.answers(sealingKey, (request) => exchange.sealingKey(request, asked()));
  });
  afterAll(async () => {
    await gateway?.close();
    rmSync(join(home, '..'), { recursive: true });
  });

  /** As the transport does it: a token says who asks. */
  function asked(): Asked {
    const caller = callers[asker.lastOf(sealingKey).askedFor.caller ?? ''];
    if (!caller) throw new CataloguedError('caller.token-invalid');
    return { caller, askedBy: 'gateway', certificate: honestGateway, occurrence: 'test' };
  }

  const askedBy = (token?: string) =>
    fetch(`${gateway.url}/v1/keys/sealing`, { headers: token ? { authorization: `Bearer ${token}` } : {} });
  const told = async (token: string) => sealingKey.reply.parse(await (await askedBy(token)).json());

  it('is told to who may register a system somewhere, and to nobody else', async () => {
    for (const token of ['administrator', 'ofBranch', 'operator']) expect((await askedBy(token)).status).toBe(200);
    for (const [token, code] of [
      ['clerk', 'caller.not-permitted'],
      ['auditor', 'caller.not-permitted'],
      ['dms', 'caller.scope-missing'],
    ] as const) {
      const refused = await askedBy(token);
      expect([token, refused.status, await refused.json()]).toEqual([token, 403, expect.objectContaining({ code })]);
    }
    for (const token of [undefined, 'forged']) expect((await askedBy(token)).status).toBe(401);
  });

  it('is the public half alone, of the newest key: what a page sealed before a rotation and after it opens', async () => {
    const before = await told('administrator');
    expect(Object.keys(before.jwk).sort()).toEqual(['crv', 'kty', 'x', 'y']);
    expect(await told('ofBranch')).toEqual(before);
    const seal = async (secret: string) => sealSecret({ system: 'dms', secret }, (await told('administrator')).jwk);
    const first = await seal('first');
    rotateSecretsKey(home);
    const after = await told('administrator');
    expect(after.kid).not.toBe(before.kid);
    const second = await seal('second');
    const [newest, ...former] = secretsKeys();
    expect(await openSecret(second.sealed, 'dms', newest ? [newest] : [])).toBe('second');
    await expect(openSecret(second.sealed, 'dms', former)).rejects.toThrow();
    expect(await openSecret(first.sealed, 'dms', secretsKeys())).toBe('first');
    await expect(openSecret(second.sealed, 'another', secretsKeys())).rejects.toThrow('A secret of dms');
  });
});

function person(grant: Grant): Caller {
  return { kind: 'person', id: 'nam', grants: [grant], session: 's' };
}
