import { sign } from 'node:crypto';
import { anAuthority, aSelfSignedCertificate, type TestCertificate } from '../../support/certificates.js';
import { aPacket } from '../signature/a-packet.js';
import { forgeSignature, type Forgery } from '../signature/forge-signature.js';

export const authority = anAuthority({ name: 'CA của trục', key: 'p-256' });
/** The sender, whose certificates are registered. */
export const office = authority.issues({ name: 'UBND tỉnh Giả Định' });
export const ellipticOffice = authority.issues({ name: 'UBND tỉnh Giả Định', key: 'p-256' });
/** Calls itself what the sender is called, and has nothing else of it. */
export const impostor = aSelfSignedCertificate({ name: 'UBND tỉnh Giả Định', key: 'p-256' });

/** What the sender wrote, unsigned; and what it sent. */
export const packet = aPacket();
export const signed = forgeSignature(packet, { signer: office });
export const signature = signatureOf(signed);

/** What the attacker would like the sender to have written. */
export const evilPacket = aPacket({ subject: 'V/v chuyển toàn bộ kinh phí', recipients: 2 });

/** Changes a text where `before` stands; it must stand there. */
export function replaced(text: string, before: string | RegExp, after: string): string {
  const stands = typeof before === 'string' ? text.includes(before) : before.test(text);
  if (!stands) throw new Error(`${before} does not stand in the packet`);
  return text.replace(before, () => after);
}

/** Somebody changed the packet on its way. */
export function afterSigning(before: string | RegExp, after: string): () => string {
  return () => replaced(signed, before, after);
}

/** The sender itself wrote it so and signed it: the signature holds, whatever the packet then says. */
export function signedSo(before: string | RegExp, after: string, forgery: Omit<Forgery, 'signer'> = {}): () => string {
  return () => forgeSignature(replaced(packet, before, after), { signer: office, ...forgery });
}

/** The sender signed in some other way than the profile's. */
export function signedWith(forgery: Partial<Forgery>): () => string {
  return () => forgeSignature(packet, { signer: office, ...forgery });
}

/** From the first `from` to the first `to` behind it, both included. */
export function partOf(text: string, from: string, to: string): string {
  const start = text.indexOf(from);
  const end = text.indexOf(to, start);
  if (start < 0 || end < 0) throw new Error(`${from}…${to} does not stand in the packet`);
  return text.slice(start, end + to.length);
}

export function signatureOf(text: string): string {
  return partOf(text, '<Signature ', '</Signature>');
}

/** For `forgeSignature`: a signature made as the profile wants it, with an elliptic key. */
export function ecdsaBy(signer: TestCertificate): Forgery {
  return {
    signer,
    signatureMethod: 'http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256',
    makeValue: (signedInfo) => sign('sha256', signedInfo, { key: signer.privateKey, dsaEncoding: 'ieee-p1363' }),
  };
}
