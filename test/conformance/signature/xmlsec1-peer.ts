import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestAuthority, TestCertificate } from '../../support/certificates.js';
import { c14n, enveloped, exclusive, putIntoHeader, rsaSha256, sha256 } from './forge-signature.js';

export interface TemplateOrder {
  readonly canonicalization?: typeof c14n | typeof exclusive;
  readonly transform?: typeof c14n | typeof exclusive;
  readonly inclusivePrefixes?: readonly string[];
  readonly digest?: string;
  readonly signature?: string;
}

/** Signs as the C world does: xmlsec1 fills in a template. It wraps base64 at 64 columns. */
export function signWithXmlsec1(path: string, packet: string, signer: TestCertificate, order: TemplateOrder): string {
  return inFolder((folder) => {
    const file = (name: string, text: string) => {
      writeFileSync(join(folder, name), text);
      return join(folder, name);
    };
    const template = file('template.xml', putIntoHeader(packet, templateOf(order)));
    const keys = `${file('key.pem', signer.keyPem)},${file('certificate.pem', signer.certificatePem)}`;
    const output = join(folder, 'signed.xml');
    run(path, ['--sign', '--privkey-pem', keys, '--output', output, template]);
    return readFileSync(output, 'utf8');
  });
}

/** Whether xmlsec1 takes the packet for one signed under this CA. */
export function isValidForXmlsec1(path: string, packet: Uint8Array | string, authority: TestAuthority): boolean {
  return inFolder((folder) => {
    writeFileSync(join(folder, 'packet.xml'), packet);
    writeFileSync(join(folder, 'ca.pem'), authority.certificatePem);
    const trust = ['--trusted-pem', join(folder, 'ca.pem'), '--enabled-reference-uris', 'empty'];
    return spawnSync(path, ['--verify', ...trust, join(folder, 'packet.xml')]).status === 0;
  });
}

function templateOf(order: TemplateOrder): string {
  const list = order.inclusivePrefixes
    ? `<InclusiveNamespaces xmlns="${exclusive}" PrefixList="${order.inclusivePrefixes.join(' ')}"/>`
    : '';
  const transform = order.transform ? `<Transform Algorithm="${order.transform}">${list}</Transform>` : '';
  return `<Signature xmlns="http://www.w3.org/2000/09/xmldsig#">
  <SignedInfo>
    <CanonicalizationMethod Algorithm="${order.canonicalization ?? exclusive}">${order.canonicalization === c14n ? '' : list}</CanonicalizationMethod>
    <SignatureMethod Algorithm="${order.signature ?? rsaSha256}"/>
    <Reference URI="">
      <Transforms><Transform Algorithm="${enveloped}"/>${transform}</Transforms>
      <DigestMethod Algorithm="${order.digest ?? sha256}"/>
      <DigestValue/>
    </Reference>
  </SignedInfo>
  <SignatureValue/>
  <KeyInfo><X509Data><X509Certificate/></X509Data></KeyInfo>
</Signature>`;
}

function run(path: string, args: readonly string[]): void {
  const { status, stderr } = spawnSync(path, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${path} ${args.join(' ')}: ${stderr}`);
}

function inFolder<Result>(work: (folder: string) => Result): Result {
  const folder = mkdtempSync(join(tmpdir(), 'xmlsec1-'));
  try {
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
