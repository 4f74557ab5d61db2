import { signPacketBytes } from '@edoc-axis/signature';
import { anAuthority } from '../../support/certificates.js';
import { aPacket } from './a-packet.js';
import { c14n, forgeSignature } from './forge-signature.js';
import { measure } from './judging.js';

const office = anAuthority().issues({ key: 'p-256' });
const { keyPem: key, certificatePem: certificate } = office;

describe('where chunks end makes no difference to what is measured', () => {
  const packet = aPacket({ subject: 'V/v “thử” &amp; &#x1F600; ]]&gt;<![CDATA[<đặc biệt>]]>', recipients: 2 });

  it.each([
    ['signed by us', signPacketBytes(Buffer.from(packet), { key, certificate })],
    ['signed with C14N 1.0', forgeSignature(packet, { signer: office, canonicalization: c14n, documentForm: c14n })],
    ['unsigned', packet],
    ['with line ends of Windows', signPacketBytes(Buffer.from(packet.replaceAll('\n', '\r\n')), { key, certificate })],
  ])('%s', (_, bytes) => {
    const whole = measure(bytes);
    for (const chunkBytes of [1, 2, 3, 5, 64, 1000]) expect(measure(bytes, chunkBytes)).toEqual(whole);
  });
});
