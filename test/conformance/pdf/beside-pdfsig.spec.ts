import { describeWith } from '../../support/tools.js';
import type { PdfAttack } from './attack.js';
import { judge } from './bench.js';
import { changes } from './changes.js';
import { cmsAttacks } from './cms-structures.js';
import { opensslPeer } from './openssl-peer.js';
import { askPdfsig, pdfsigValid, type PdfsigFinding } from './pdfsig-peer.js';
import { rangeAttacks } from './ranges.js';

/** Where pdfsig is content and we are not, and why. Names of kinds and attacks; every line is checked to be needed. */
const stricter: Readonly<Record<string, string>> = {
  'added by an update: a signature of somebody nobody knows':
    'what shows a signature may hide what was there, and it asks for the mathematics of a signature and not whose it is',
  'a signature whose range says: the first part begins later':
    'the bytes left out are shown and signed by nobody; it looks at the end of the range only',
  'a signature that is the value of: the page':
    'a widget outside the form is no form field (ISO 32000-2 §12.7.3); the file counts as unsigned and says why',
  'a signature that is the value of: two fields': 'one signature would stand for two signers',
  'a signature of the kind: adbe.pkcs7.sha1': 'it is made with SHA-1 and was deprecated with PDF 2.0',
  'a CMS structure that is: without signed attributes':
    'PAdES asks for them; without them signed bytes can be taken for attributes',
  'a CMS structure that is: without a word about its certificate':
    'ETSI EN 319 142-1 asks for signing-certificate; without it the certificate can be exchanged',
  'a CMS structure that is: made with SHA-1': 'collisions can be bought',
  'a CMS structure that is: made by two': 'PAdES has one signer in a signature (ETSI EN 319 142-1 §5.5)',
};

describeWith('pdfsig', 'attacks in front of pdfsig', (pdfsig) => {
  describeWith('openssl', 'and openssl', (openssl) => {
    const peer = opensslPeer(openssl);
    const corpus = { ...changes, ...rangeAttacks(peer), ...cmsAttacks(peer) };
    for (const [kind, attacks] of Object.entries(corpus)) {
      describe(kind, () => attacks.forEach((attack) => expectAgreement(pdfsig, kind, attack)));
    }
  });
});

function expectAgreement(pdfsig: string, kind: string, [name, build]: PdfAttack): void {
  const reason = stricter[`${kind}: ${name}`];
  it(reason ? `${name}: we are stricter, because ${reason}` : `${name}: neither of us takes it`, async () => {
    const pdf = await build();
    const { signatures } = judge(pdf);
    const isContent = signatures.length > 0 && signatures.every(({ verdict }) => verdict === 'valid');
    expect({ ours: isContent, pdfsig: takes(askPdfsig(pdfsig, pdf)) }).toEqual({
      ours: false,
      pdfsig: Boolean(reason),
    });
  });
}

/** Every signature holds, and one of them covers the whole file. */
function takes(found: readonly PdfsigFinding[]): boolean {
  const holds = found.every(({ validation }) => validation === pdfsigValid);
  return holds && found.some(({ coversWholeFile }) => coversWholeFile);
}
