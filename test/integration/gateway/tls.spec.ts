import { generateKeyPairSync } from 'node:crypto';
import { chmodSync, copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, type TLSSocket } from 'node:tls';
import { once } from 'node:events';
import { issueCertificate } from '@edoc-axis/platform';
import { request } from 'undici';
import { Agent } from 'undici';
import { readTls } from '../../../apps/gateway/src/server/read-tls.js';
import { anOpenedGateway, type OpenedGateway } from './support/opened-gateway.js';
import { aScriptedAsker } from './support/scripted-asker.js';

const folder = mkdtempSync(join(tmpdir(), 'edoc-tls-'));
let gateway: OpenedGateway;
let certificate: string;

beforeAll(async () => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  certificate = issueCertificate({
    subject: { commonName: 'door' },
    publicKey,
    key: privateKey,
    notBefore: new Date(Date.now() - 60_000),
    notAfter: new Date(Date.now() + 600_000),
    purpose: 'transport',
    hosts: ['127.0.0.1'],
  });
  writeFileSync(join(folder, 'cert.pem'), certificate);
  writeFileSync(join(folder, 'key.pem'), privateKey.export({ type: 'pkcs8', format: 'pem' }), {
    mode: 0o600,
  });
  gateway = await anOpenedGateway(aScriptedAsker(), {
    environment: { EDOC_TLS_CERT: join(folder, 'cert.pem'), EDOC_TLS_KEY: join(folder, 'key.pem') },
  });
});
afterAll(async () => {
  await gateway.close();
  rmSync(folder, { recursive: true });
});

it('with a certificate the door speaks TLS and asks browsers to stay with it', async () => {
  const dispatcher = new Agent({ connect: { ca: certificate } });
  const answer = await request(`https://127.0.0.1:${gateway.port}/healthz`, { dispatcher });
  expect(answer.statusCode).toBe(200);
  expect(answer.headers['strict-transport-security']).toMatch(/max-age=\d+/);
  const { servers } = (await (
    await request(`https://127.0.0.1:${gateway.port}/openapi.json`, { dispatcher })
  ).body.json()) as {
    servers: { url: string }[];
  };
  expect(servers[0]?.url).toBe(`https://127.0.0.1:${gateway.port}`);
  await dispatcher.close();
});

it('older TLS than 1.2 is not spoken', async () => {
  const socket: TLSSocket = connect({
    port: gateway.port,
    host: '127.0.0.1',
    ca: certificate,
    minVersion: 'TLSv1',
    maxVersion: 'TLSv1.1',
    ciphers: 'DEFAULT@SECLEVEL=0',
  });
  const [error] = (await once(socket, 'error')) as [Error];
  expect(error.message).toMatch(/alert|version|protocol/i);
});

it('a key that every user of the machine can read is not used', () => {
  const [certFile, keyFile] = [join(folder, 'cert.pem'), join(folder, 'open-key.pem')];
  copyFileSync(join(folder, 'key.pem'), keyFile);
  chmodSync(keyFile, 0o644);
  expect(() => readTls({ certFile, keyFile })).toThrow(expect.objectContaining({ code: 'home.file-exposed' }));
});

it('a certificate that cannot be used is refused by name before anybody connects', () => {
  const file = (name: string) => join(folder, name);
  writeFileSync(file('not-a.pem'), 'nothing');
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  writeFileSync(file('other-key.pem'), privateKey.export({ type: 'pkcs8', format: 'pem' }), {
    mode: 0o600,
  });
  for (const [certFile, keyFile, variable] of [
    ['missing.pem', 'key.pem', 'EDOC_TLS_CERT'],
    ['cert.pem', 'missing.pem', 'EDOC_TLS_KEY'],
    ['not-a.pem', 'key.pem', 'EDOC_TLS_CERT'],
    ['cert.pem', 'other-key.pem', 'EDOC_TLS_CERT'],
  ] as const) {
    expect(() => readTls({ certFile: file(certFile), keyFile: file(keyFile) })).toThrow(
      expect.objectContaining({ code: 'axis.configuration-invalid', params: expect.objectContaining({ variable }) }),
    );
  }
});
