import { execFileSync } from 'node:child_process';
import { createPrivateKey } from 'node:crypto';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readCertificate } from '@edoc-axis/signature';
import type { TestCertificate } from './certificates.js';

export interface OpensslOrder {
  readonly responder?: string;
  readonly list?: string;
  /** A CA's. */
  readonly authority?: boolean;
  /** For answering in the CA's place. */
  readonly answers?: boolean;
  /** Until it ends; a year by default. */
  readonly days?: number;
  /** Lines of an extension section, beside the usual ones. */
  readonly extensions?: readonly string[];
}

export interface OpensslCertificate {
  readonly certificateFile: string;
  readonly keyFile: string;
  readonly pem: string;
  readonly keyPem: string;
}

/** A CA kept by `openssl ca`: it issues, revokes, publishes lists and answers, as nobody here wrote it. */
export interface OpensslAuthority extends OpensslCertificate {
  readonly folder: string;
  readonly indexFile: string;
  issue(name: string, order?: OpensslOrder): OpensslCertificate;
  /** A CA below this one: its name and key, certified. */
  certify(authority: OpensslAuthority, order?: OpensslOrder): OpensslCertificate;
  revoke(certificate: OpensslCertificate, reason?: string): void;
  /** The list as it is now, DER. */
  list(days?: number, ...options: readonly string[]): Buffer;
  /** The same, after so many other certificates were revoked that never were: a national CA's list is that long. */
  listWith(others: number): Buffer;
  /** The answer to a request by `openssl ocsp`, signed by the CA or by whom it is told. */
  answer(request: Uint8Array, signer?: OpensslCertificate, ...options: readonly string[]): Buffer;
  run(...args: readonly string[]): string;
  remove(): void;
}

export function opensslAuthority(openssl: string, name = 'CA openssl'): OpensslAuthority {
  const folder = mkdtempSync(join(tmpdir(), 'edoc-ca-'));
  const at = (file: string) => join(folder, file);
  const run = (...args: readonly string[]) =>
    execFileSync(openssl, args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], timeout: 30_000 });
  writeFileSync(at('index.txt'), '');
  writeFileSync(at('serial'), '1000\n');
  writeFileSync(at('crlnumber'), '01\n');
  writeFileSync(at('ca.cnf'), configuration(folder));
  const own = { certificateFile: at('ca.pem'), keyFile: at('ca-key.pem') };
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];
  run(
    'req',
    '-x509',
    ...key,
    '-subj',
    `/CN=${name}`,
    '-utf8',
    '-days',
    '3650',
    '-config',
    'ca.cnf',
    '-extensions',
    'authority',
    '-keyout',
    own.keyFile,
    '-out',
    own.certificateFile,
  );

  const read = (files: { certificateFile: string; keyFile: string }): OpensslCertificate => ({
    ...files,
    pem: readFileSync(files.certificateFile, 'utf8'),
    keyPem: readFileSync(files.keyFile, 'utf8'),
  });
  let files = 0;

  return {
    ...{ folder, indexFile: at('index.txt'), run },
    ...read(own),
    issue(subject, order = {}) {
      const number = (files += 1);
      const [keyFile, requestFile, certificateFile] = ['key.pem', 'csr.pem', 'pem'].map((end) =>
        at(`${number}.${end}`),
      ) as [string, string, string];
      run(
        'req',
        ...key,
        '-subj',
        `/CN=${subject}`,
        '-utf8',
        '-config',
        'ca.cnf',
        '-keyout',
        keyFile,
        '-out',
        requestFile,
      );
      writeFileSync(at('signer.ext'), extensionsOf(order));
      run(
        'ca',
        '-config',
        'ca.cnf',
        '-batch',
        '-notext',
        '-in',
        requestFile,
        '-out',
        certificateFile,
        '-extfile',
        'signer.ext',
        '-days',
        String(order.days ?? 365),
      );
      return read({ certificateFile, keyFile });
    },
    certify({ folder: theirs, keyFile }, order = {}) {
      const [requestFile, certificateFile] = ['below.csr.pem', 'below.pem'].map(at) as [string, string];
      // Its own certificate has its name, and openssl makes a request of it.
      run('x509', '-x509toreq', '-in', join(theirs, 'ca.pem'), '-signkey', keyFile, '-out', requestFile);
      writeFileSync(at('below.ext'), extensionsOf({ ...order, authority: true }));
      const files = ['-in', requestFile, '-out', certificateFile, '-extfile', 'below.ext'];
      run('ca', '-config', 'ca.cnf', '-batch', '-notext', ...files, '-days', '365');
      return read({ certificateFile, keyFile });
    },
    revoke({ certificateFile }, reason = 'keyCompromise') {
      run('ca', '-config', 'ca.cnf', '-revoke', certificateFile, '-crl_reason', reason);
    },
    list(days = 1, ...options) {
      run('ca', '-config', 'ca.cnf', '-gencrl', '-crldays', String(days), ...options, '-out', 'list.pem');
      run('crl', '-in', 'list.pem', '-outform', 'DER', '-out', 'list.der');
      return readFileSync(at('list.der'));
    },
    listWith(others) {
      const lines = Array.from({ length: others }, (_, n) => {
        const serial = (0x5000000000000000n + BigInt(n)).toString(16).toUpperCase();
        return `R\t351231235959Z\t250101000000Z,superseded\t${serial}\tunknown\t/CN=${n}\n`;
      });
      appendFileSync(at('index.txt'), lines.join(''));
      return this.list(30);
    },
    answer(request, signer = read(own), ...options) {
      writeFileSync(at('request.der'), request);
      run(
        'ocsp',
        '-index',
        'index.txt',
        '-CA',
        'ca.pem',
        '-rsigner',
        signer.certificateFile,
        '-rkey',
        signer.keyFile,
        '-reqin',
        'request.der',
        '-respout',
        'answer.der',
        '-ndays',
        '1',
        ...options,
      );
      return readFileSync(at('answer.der'));
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** As the other tests hand certificates around. It issues none. */
export function asTestCertificate({ pem, keyPem }: OpensslCertificate): TestCertificate {
  const { x509, facts } = readCertificate(pem);
  return {
    ...{ certificatePem: pem, keyPem, privateKey: createPrivateKey(keyPem), x509, der: x509.raw },
    ...{ sha256: facts.sha256, subjectDer: Buffer.alloc(0) },
  };
}

function configuration(folder: string): string {
  return `
[ca]
default_ca = own
[own]
dir = ${folder}
database = $dir/index.txt
serial = $dir/serial
crlnumber = $dir/crlnumber
new_certs_dir = $dir
certificate = $dir/ca.pem
private_key = $dir/ca-key.pem
default_md = sha256
default_days = 365
default_crl_days = 1
unique_subject = no
copy_extensions = none
policy = any
crl_extensions = list
[any]
commonName = supplied
[req]
distinguished_name = name
[name]
[authority]
basicConstraints = critical,CA:TRUE
keyUsage = critical,keyCertSign,cRLSign
subjectKeyIdentifier = hash
[list]
authorityKeyIdentifier = keyid
[delta]
authorityKeyIdentifier = keyid
2.5.29.27 = critical,DER:02:01:01
[indirect]
2.5.29.28 = critical,DER:30:03:84:01:FF
[authorities]
2.5.29.28 = critical,DER:30:03:82:01:FF
[users]
2.5.29.28 = critical,DER:30:03:81:01:FF
[unknown]
1.2.3.4 = critical,DER:05:00
`;
}

function extensionsOf({ responder, list, answers, authority, extensions = [] }: OpensslOrder): string {
  return [
    `basicConstraints = critical,CA:${authority ? 'TRUE' : 'FALSE'}`,
    `keyUsage = critical,${authority ? 'keyCertSign,cRLSign' : 'digitalSignature,nonRepudiation'}`,
    'authorityKeyIdentifier = keyid',
    'subjectKeyIdentifier = hash',
    ...(responder ? [`authorityInfoAccess = OCSP;URI:${responder}`] : []),
    ...(list ? [`crlDistributionPoints = URI:${list}`] : []),
    ...(answers ? ['extendedKeyUsage = OCSPSigning', 'noCheck = ignored'] : []),
    ...extensions,
    '',
  ].join('\n');
}
