import { constants, createHmac, sign } from 'node:crypto';
import { aSelfSignedCertificate, anAuthority, type TestCertificate } from '../../support/certificates.js';
import { aPacket } from './a-packet.js';
import {
  c14n,
  enveloped,
  exclusive,
  forgeSignature,
  putIntoHeader,
  x509Data,
  type Forgery,
} from './forge-signature.js';
import { judge, measure, registering, sender } from './judging.js';

const xmldsig = 'http://www.w3.org/2000/09/xmldsig#';

/** Each row of the profile, accepted and refused. A forgery is genuine but for the one thing its test names. */
const authority = anAuthority();
const office = authority.issues({ name: 'UBND tỉnh Giả Định' });
const elliptic = authority.issues({ name: 'UBND tỉnh Giả Định (EC)', key: 'p-256' });
const packet = aPacket();

function judged(forgery: Omit<Forgery, 'signer'> & { signer?: TestCertificate }, of = packet) {
  const signer = forgery.signer ?? office;
  return judge(forgeSignature(of, { ...forgery, signer }), registering(signer));
}

const signing =
  (hash: string, options: object = {}, signer = office) =>
  (signedInfo: Buffer) =>
    sign(hash, signedInfo, { key: signer.privateKey, ...options });

describe('the signature element', () => {
  it('a signed packet is valid', () => {
    expect(judged({})).toMatchObject({
      verdict: 'valid',
      role: 'organisation',
      certificate: { sha256: office.sha256 },
    });
  });

  it('a packet without a signature is absent', () => {
    expect(judge(packet, registering(office))).toMatchObject({ verdict: 'absent', code: 'signature.absent' });
  });

  it("a Signature in the packet's own namespace is a placeholder: absent", () => {
    const placeholder = '<Signature><SignedInfo/><SignatureValue>AAAA</SignatureValue></Signature>';
    expect(judge(putIntoHeader(packet, placeholder), registering(office))).toMatchObject({
      verdict: 'absent',
      code: 'signature.placeholder',
    });
  });

  it('a placeholder beside a genuine signature is part of what was signed', () => {
    const withPlaceholder = putIntoHeader(packet, '<Signature><SignatureValue>AAAA</SignatureValue></Signature>');
    const signed = forgeSignature(withPlaceholder, { signer: office });
    expect(judge(signed, registering(office)).verdict).toBe('valid');
    expect(judge(signed.replace('AAAA', 'BBBB'), registering(office)).verdict).toBe('invalid');
  });

  it('a dummy in the right namespace is unsupported, and its values are not worth an error', () => {
    const dummy = forgeSignature(packet, { signer: office, keyInfo: x509('AAAA') }).replace(
      /(<DigestValue>|<SignatureValue>)[^<]+/g,
      '$1AAAA',
    );
    expect(judge(dummy, registering(office))).toMatchObject({
      verdict: 'unsupported',
      code: 'signature.certificate-unreadable',
    });
    expect(judge(putIntoHeader(packet, `<Signature xmlns="${xmldsig}"/>`), registering(office))).toMatchObject({
      verdict: 'unsupported',
      code: 'signature.part-missing',
    });
  });

  it('two signatures are invalid, even where each alone would be valid', () => {
    const signature = signatureOf(forgeSignature(packet, { signer: office }));
    expect(judge(putIntoHeader(packet, signature + signature), registering(office))).toMatchObject({
      verdict: 'invalid',
      code: 'signature.two-signatures',
    });
  });

  it.each([
    ['in the body', (text: string, it: string) => text.replace('</edXML:edXMLBody>', `${it}</edXML:edXMLBody>`)],
    ['deeper in the header', (text: string, it: string) => text.replace('</edXML:From>', `${it}</edXML:From>`)],
    ['below the root', (text: string, it: string) => text.replace('</edXML>', `${it}</edXML>`)],
    ['in an attachment', (text: string, it: string) => text.replace('</Attachment>', `${it}</Attachment>`)],
  ])('a signature that was moved is invalid: %s', (_, move) => {
    const signature = signatureOf(forgeSignature(packet, { signer: office }));
    expect(judge(move(packet, signature), registering(office))).toMatchObject({
      verdict: 'invalid',
      code: 'signature.misplaced',
    });
  });

  it('a second signature outside the header is invalid, although the one in the header holds', () => {
    const stray = `<Signature xmlns="${xmldsig}"/>`;
    const signed = forgeSignature(aPacket({ afterEnvelope: `<x>${stray}</x>` }), { signer: office });
    expect(judge(signed, registering(office))).toMatchObject({ verdict: 'invalid', code: 'signature.misplaced' });
  });

  it('a signature inside the signature is invalid', () => {
    const nested = `<Object><Signature xmlns="${xmldsig}"/></Object></Signature>`;
    const afterSigning = (text: string) => text.replace('</Signature>', nested);
    expect(judged({ afterSigning })).toMatchObject({ verdict: 'invalid', code: 'signature.misplaced' });
  });

  it('an Object in the signature is not signed and not read', () => {
    const afterSigning = (text: string) =>
      text.replace('</Signature>', '<Object><MessageHeader/></Object></Signature>');
    expect(judged({ afterSigning }).verdict).toBe('valid');
  });
});

describe('SignedInfo', () => {
  it('two of them are invalid, wherever the second stands', () => {
    for (const place of ['<SignatureValue>', '</Signature>']) {
      const second = '<SignedInfo><Reference URI=""/></SignedInfo>';
      const added = place === '</Signature>' ? `<Object>${second}</Object>${place}` : second + place;
      const afterSigning = (text: string) => text.replace(place, added);
      expect(judged({ afterSigning })).toMatchObject({ verdict: 'invalid', code: 'signature.two-signed-infos' });
    }
  });

  it.each(['CanonicalizationMethod', 'SignatureMethod'])('two of %s are invalid', (element) => {
    const beforeSigning = (text: string) => text.replace(new RegExp(`<${element} [^>]*/>`), '$&$&');
    expect(judged({ beforeSigning })).toMatchObject({ verdict: 'invalid', code: 'signature.part-repeated' });
  });

  it.each(['DigestMethod', 'Transforms'])('two of %s are invalid', (element) => {
    const beforeSigning = (text: string) => text.replace(new RegExp(`<${element}( [^>]*/>|>.*</${element}>)`), '$&$&');
    expect(judged({ beforeSigning })).toMatchObject({ verdict: 'invalid', code: 'signature.part-repeated' });
  });

  it('an element or text that does not belong there is invalid', () => {
    const element = (text: string) => text.replace('<Reference', '<x/><Reference');
    const words = (text: string) => text.replace('<Reference', 'x<Reference');
    expect(judged({ beforeSigning: element })).toMatchObject({ verdict: 'invalid', code: 'packet.element-misplaced' });
    expect(judged({ beforeSigning: words })).toMatchObject({ verdict: 'invalid', code: 'packet.text-misplaced' });
  });

  it('its parts in another order are invalid, as they are to xmlsec1', () => {
    const afterSigning = (text: string) =>
      text.replace(/(<SignedInfo>[^]*<\/SignedInfo>)(\s*<SignatureValue>[^<]*<\/SignatureValue>)/, '$2$1');
    expect(judged({ afterSigning })).toMatchObject({ verdict: 'invalid', code: 'packet.element-misplaced' });
  });

  it('changed after signing it is invalid', () => {
    const afterSigning = (text: string) => text.replace('<SignedInfo>', '<SignedInfo Id="x">');
    expect(judged({ afterSigning })).toMatchObject({ verdict: 'invalid', code: 'signature.value-mismatch' });
  });
});

describe('canonicalization of SignedInfo', () => {
  it('exclusive C14N is accepted', () => {
    expect(judged({ canonicalization: exclusive })).toMatchObject({
      verdict: 'valid',
      algorithms: { canonicalization: 'exc-c14n' },
    });
  });

  it('C14N 1.0 is accepted, and counts the namespaces of the ancestors', () => {
    expect(judged({ canonicalization: c14n })).toMatchObject({
      verdict: 'valid',
      algorithms: { canonicalization: 'c14n' },
    });
  });

  it.each([
    `${c14n}#WithComments`,
    `${exclusive}WithComments`,
    'http://www.w3.org/2006/12/xml-c14n11',
    'http://www.w3.org/2010/xml-c14n2',
    'constructor',
  ])('%s is unsupported', (algorithm) => {
    const beforeSigning = (text: string) => text.replace(exclusive, algorithm);
    expect(judged({ beforeSigning })).toMatchObject({
      verdict: 'unsupported',
      code: 'signature.canonicalization-not-accepted',
      params: { algorithm },
    });
  });
});

describe('references and transforms', () => {
  const transform = (algorithm: string, content = '') => `<Transform Algorithm="${algorithm}">${content}</Transform>`;

  it('enveloped-signature alone means C14N 1.0', () => {
    expect(judged({ transforms: transform(enveloped), documentForm: c14n })).toMatchObject({
      verdict: 'valid',
      algorithms: { transform: 'c14n' },
    });
  });

  it.each([c14n, exclusive] as const)('enveloped-signature, then %s is accepted', (form) => {
    const transforms = transform(enveloped) + transform(form);
    expect(judged({ transforms, documentForm: form }).verdict).toBe('valid');
  });

  it('InclusiveNamespaces is honoured', () => {
    const list = `<InclusiveNamespaces xmlns="${exclusive}" PrefixList="unused edXML"/>`;
    const withUnused = aPacket({ rootAttributes: ' xmlns:unused="urn:unused"' });
    const transforms = transform(enveloped) + transform(exclusive, list);
    const inclusivePrefixes = ['unused', 'edXML'];
    expect(judged({ transforms, inclusivePrefixes }, withUnused).verdict).toBe('valid');
    expect(judged({ transforms }, withUnused).verdict).toBe('invalid');
  });

  it.each([
    ['XPath', 'http://www.w3.org/TR/1999/REC-xpath-19991116', '<XPath>not(ancestor-or-self::Signature)</XPath>'],
    ['XPath filter 2', 'http://www.w3.org/2002/06/xmldsig-filter2', '<XPath Filter="subtract">//To</XPath>'],
    ['XSLT', 'http://www.w3.org/TR/1999/REC-xslt-19991116', '<stylesheet/>'],
    ['base64', 'http://www.w3.org/2000/09/xmldsig#base64', ''],
    ['C14N with comments', `${c14n}#WithComments`, ''],
    ['enveloped-signature a second time', enveloped, ''],
  ])('%s is unsupported', (_, algorithm, content) => {
    expect(judged({ transforms: transform(enveloped) + transform(algorithm, content) })).toMatchObject({
      verdict: 'unsupported',
      code: 'signature.transform-not-accepted',
      params: { algorithm },
    });
  });

  it('a canonicalization before enveloped-signature, two of them, or none at all are unsupported', () => {
    const code = 'signature.transform-not-accepted';
    expect(judged({ transforms: transform(exclusive) + transform(enveloped) })).toMatchObject({ code });
    expect(judged({ transforms: transform(enveloped) + transform(exclusive).repeat(2) })).toMatchObject({ code });
    expect(judged({ transforms: '' })).toMatchObject({ verdict: 'unsupported', code: 'signature.part-missing' });
  });

  it('parameters we do not know are unsupported', () => {
    const prefixes = (count: number) =>
      `<InclusiveNamespaces xmlns="${exclusive}" PrefixList="${Array.from({ length: count }, (_, n) => `p${n}`).join(' ')}"/>`;
    const code = 'signature.transform-not-accepted';
    expect(judged({ transforms: transform(enveloped, '<x/>') })).toMatchObject({ code });
    expect(judged({ transforms: transform(enveloped) + transform(exclusive, '<x/>') })).toMatchObject({ code });
    expect(judged({ transforms: transform(enveloped, prefixes(1).repeat(2)) })).toMatchObject({ code });
    expect(judged({ transforms: transform(enveloped) + transform(exclusive, prefixes(33)) })).toMatchObject({ code });
  });

  it.each(['#header', '#', 'http://example/packet.xml', "#xpointer(id('header'))", '#xpointer(/)', 'packet.xml'])(
    'a reference to "%s" is unsupported',
    (uri) => {
      expect(judged({ uri })).toMatchObject({
        verdict: 'unsupported',
        code: 'signature.reference-not-accepted',
        params: { uri },
      });
    },
  );

  it('a reference without URI is unsupported', () => {
    const beforeSigning = (text: string) => text.replace(' URI=""', '');
    expect(judged({ beforeSigning })).toMatchObject({ code: 'signature.reference-not-accepted' });
  });

  it('two references, or none, are unsupported', () => {
    const twice = (text: string) => text.replace(/<Reference.*<\/Reference>/, '$&$&');
    const none = (text: string) => text.replace(/<Reference.*<\/Reference>/, '');
    expect(judged({ beforeSigning: twice })).toMatchObject({
      verdict: 'unsupported',
      code: 'signature.reference-count',
    });
    expect(judged({ beforeSigning: none })).toMatchObject({ verdict: 'unsupported', code: 'signature.part-missing' });
  });
});

describe('digests', () => {
  it.each([
    ['sha256', 'http://www.w3.org/2001/04/xmlenc#sha256'],
    ['sha384', 'http://www.w3.org/2001/04/xmldsig-more#sha384'],
    ['sha512', 'http://www.w3.org/2001/04/xmlenc#sha512'],
  ])('%s is accepted', (digest, digestMethod) => {
    expect(judged({ digest, digestMethod })).toMatchObject({ verdict: 'valid', algorithms: { digest } });
  });

  it.each([
    'http://www.w3.org/2001/04/xmldsig-more#md5',
    'http://www.w3.org/2001/04/xmldsig-more#sha224',
    'http://www.w3.org/2001/04/xmlenc#ripemd160',
    '__proto__',
  ])('%s is unsupported', (digestMethod) => {
    expect(judged({ digestMethod })).toMatchObject({
      verdict: 'unsupported',
      code: 'signature.digest-not-accepted',
    });
  });

  it('SHA-1 is weak where an administrator allowed it, and unsupported elsewhere', () => {
    const sha1 = { digest: 'sha1', digestMethod: 'http://www.w3.org/2000/09/xmldsig#sha1' };
    const signed = forgeSignature(packet, { ...sha1, signer: office });
    expect(judge(signed, { ...registering(office), allowSha1: true })).toMatchObject({
      verdict: 'weak',
      code: 'signature.weak',
    });
    expect(judge(signed, registering(office))).toMatchObject({ verdict: 'unsupported', code: 'signature.weak' });
  });

  it.each([
    ['a comment', '<!-- -->'],
    ['CDATA', '<![CDATA[]]>'],
    ['an element', '<x/>'],
    ['a character that is not base64', '*'],
    ['a space that XML does not know', '\u00a0'],
  ])('%s inside DigestValue is invalid', (_, intruder) => {
    const beforeSigning = (text: string) => text.replace('<DigestValue>', `<DigestValue>${intruder}`);
    expect(judged({ beforeSigning })).toMatchObject({ verdict: 'invalid', code: 'signature.digest-malformed' });
  });

  it('white space inside the base64 values is accepted', () => {
    const wrapped = (text: string) =>
      text.replace(/[A-Za-z0-9+/=]{40,}/g, (value) => value.replace(/.{20}/g, '\n\t$& '));
    const afterSigning = (text: string) => text.replace(/<SignatureValue>.*/, wrapped);
    expect(judged({ beforeSigning: wrapped, afterSigning }).verdict).toBe('valid');
  });

  it('a DigestValue of the wrong length is invalid', () => {
    const beforeSigning = (text: string) => text.replace(/<DigestValue>[^<]+/, '<DigestValue>AAAA');
    expect(judged({ beforeSigning })).toMatchObject({ verdict: 'invalid', code: 'signature.digest-malformed' });
  });
});

describe('signature algorithms and keys', () => {
  it.each([256, 384, 512])('RSA PKCS#1 v1.5 with SHA-%i is accepted', (size) => {
    const signatureMethod = `http://www.w3.org/2001/04/xmldsig-more#rsa-sha${size}`;
    expect(judged({ signatureMethod, makeValue: signing(`sha${size}`) })).toMatchObject({
      verdict: 'valid',
      algorithms: { signature: `rsa-sha${size}` },
    });
  });

  it.each([256, 384, 512])('RSA PSS with MGF1 and SHA-%i is accepted', (size) => {
    const signatureMethod = `http://www.w3.org/2007/05/xmldsig-more#sha${size}-rsa-MGF1`;
    const pss = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: size / 8 };
    expect(judged({ signatureMethod, makeValue: signing(`sha${size}`, pss) })).toMatchObject({
      verdict: 'valid',
      algorithms: { signature: `rsa-pss-sha${size}` },
    });
  });

  it('a certificate that is for PSS alone signs with PSS', () => {
    const signer = authority.issues({ key: 'rsa-pss-2048' });
    const signatureMethod = 'http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1';
    const pss = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 };
    const makeValue = signing('sha256', pss, signer);
    expect(judged({ signer, signatureMethod, makeValue }).verdict).toBe('valid');
    expect(judged({ signer, makeValue })).toMatchObject({ verdict: 'invalid', code: 'signature.key-does-not-fit' });
  });

  it.each([
    ['p-256', 256],
    ['p-384', 384],
    ['p-521', 512],
  ] as const)('ECDSA on %s with SHA-%i is accepted as r‖s', (key, size) => {
    const signer = authority.issues({ key });
    const signatureMethod = `http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha${size}`;
    const makeValue = signing(`sha${size}`, { dsaEncoding: 'ieee-p1363' }, signer);
    expect(judged({ signer, signatureMethod, makeValue })).toMatchObject({
      verdict: 'valid',
      algorithms: { signature: `ecdsa-sha${size}` },
    });
  });

  it('an ECDSA value in DER is invalid', () => {
    const signatureMethod = 'http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256';
    const makeValue = signing('sha256', {}, elliptic);
    expect(judged({ signer: elliptic, signatureMethod, makeValue })).toMatchObject({
      verdict: 'invalid',
      code: 'signature.value-mismatch',
    });
  });

  it('RSA with SHA-1 is weak where allowed and unsupported elsewhere', () => {
    const forgery = { signatureMethod: `${xmldsig}rsa-sha1`, makeValue: signing('sha1'), signer: office };
    const signed = forgeSignature(packet, forgery);
    expect(judge(signed, { ...registering(office), allowSha1: true }).verdict).toBe('weak');
    expect(judge(signed, registering(office)).verdict).toBe('unsupported');
  });

  it('an RSA key below 2048 bits is unsupported', () => {
    const signer = authority.issues({ key: 'rsa-1024' });
    expect(judged({ signer })).toMatchObject({
      verdict: 'unsupported',
      code: 'signature.key-too-small',
      params: { bits: 1024, bitsMin: 2048 },
    });
  });

  it('a curve outside the profile is unsupported', () => {
    const signer = authority.issues({ key: 'secp256k1' });
    const signatureMethod = 'http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256';
    const makeValue = signing('sha256', { dsaEncoding: 'ieee-p1363' }, signer);
    expect(judged({ signer, signatureMethod, makeValue })).toMatchObject({
      verdict: 'unsupported',
      code: 'signature.key-not-accepted',
    });
  });

  it.each([
    'http://www.w3.org/2001/04/xmldsig-more#rsa-md5',
    'http://www.w3.org/2000/09/xmldsig#dsa-sha1',
    'http://www.w3.org/2007/05/xmldsig-more#rsa-pss',
    'http://www.w3.org/2021/04/xmldsig-more#eddsa-ed25519',
    'toString',
  ])('%s is unsupported', (signatureMethod) => {
    expect(judged({ signatureMethod })).toMatchObject({
      verdict: 'unsupported',
      code: 'signature.algorithm-not-accepted',
    });
  });

  it.each(['http://www.w3.org/2000/09/xmldsig#hmac-sha1', 'http://www.w3.org/2001/04/xmldsig-more#hmac-sha256'])(
    '%s is refused, also with the certificate as its secret',
    (signatureMethod) => {
      const makeValue = (signedInfo: Buffer) => createHmac('sha256', office.certificatePem).update(signedInfo).digest();
      expect(judged({ signatureMethod, makeValue })).toMatchObject({
        verdict: 'invalid',
        code: 'signature.hmac-refused',
      });
    },
  );

  it('an algorithm of another kind of key is invalid', () => {
    const signatureMethod = 'http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256';
    expect(judged({ signatureMethod })).toMatchObject({ verdict: 'invalid', code: 'signature.key-does-not-fit' });
  });

  it.each([
    ['a comment', '<!-- -->'],
    ['CDATA', '<![CDATA[]]>'],
    ['an element', '<x/>'],
    ['a character that is not base64', '*'],
  ])('%s inside SignatureValue is invalid', (_, intruder) => {
    const afterSigning = (text: string) => text.replace('<SignatureValue>', `<SignatureValue>${intruder}`);
    expect(judged({ afterSigning })).toMatchObject({ verdict: 'invalid', code: 'signature.value-malformed' });
  });

  it.each(['', 'AAAA', Buffer.alloc(256).toString('base64')])('the signature value "%.8s" is invalid', (value) => {
    const afterSigning = (text: string) => text.replace(/<SignatureValue>[^<]+/, `<SignatureValue>${value}`);
    expect(judged({ afterSigning })).toMatchObject({ verdict: 'invalid', code: 'signature.value-mismatch' });
    const ecdsa = {
      signer: elliptic,
      signatureMethod: 'http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256',
      makeValue: signing('sha256', { dsaEncoding: 'ieee-p1363' }, elliptic),
    };
    expect(judged({ ...ecdsa, afterSigning })).toMatchObject({ verdict: 'invalid', code: 'signature.value-mismatch' });
  });
});

describe('the key', () => {
  it('a certificate that is not registered is unsupported, however good', () => {
    const stranger = authority.issues({ name: 'Người lạ' });
    const signed = forgeSignature(packet, { signer: stranger });
    expect(judge(signed, registering(office))).toMatchObject({
      verdict: 'unsupported',
      code: 'signature.certificate-not-registered',
      certificate: { sha256: stranger.sha256 },
    });
  });

  it('a certificate that only looks like the registered one is unsupported: the same names, another key', () => {
    const lookalike = aSelfSignedCertificate({ name: 'UBND tỉnh Giả Định' });
    expect(judge(forgeSignature(packet, { signer: lookalike }), registering(office)).verdict).toBe('unsupported');
  });

  it("a stranger's signature beside the registered certificate is invalid", () => {
    const stranger = aSelfSignedCertificate();
    for (const keyInfo of [x509Data(office), x509Data(stranger, office), x509Data(office, stranger)]) {
      expect(judge(forgeSignature(packet, { signer: stranger, keyInfo }), registering(office))).toMatchObject({
        verdict: 'invalid',
        code: 'signature.value-mismatch',
      });
    }
  });

  it('KeyValue, KeyName and RetrievalMethod are ignored', () => {
    const { n, e } = office.privateKey.export({ format: 'jwk' });
    const keyValue = `<KeyValue><RSAKeyValue><Modulus>${standard(n)}</Modulus><Exponent>${standard(e)}</Exponent></RSAKeyValue></KeyValue>`;
    const ignored = `<KeyName>${office.sha256}</KeyName>${keyValue}<RetrievalMethod URI="http://example/key"/>`;
    expect(judged({ keyInfo: ignored })).toMatchObject({
      verdict: 'unsupported',
      code: 'signature.certificate-missing',
    });
    expect(judged({ keyInfo: ignored + x509Data(office) }).verdict).toBe('valid');
  });

  it('no KeyInfo at all is unsupported', () => {
    const afterSigning = (text: string) => text.replace(/<KeyInfo>.*<\/KeyInfo>/, '');
    expect(judged({ afterSigning })).toMatchObject({ code: 'signature.certificate-missing' });
  });

  it('the chain may travel along, in any order', () => {
    expect(judged({ keyInfo: x509Data(office, authority) }).verdict).toBe('valid');
    expect(judged({ keyInfo: x509Data(authority, office) }).verdict).toBe('valid');
  });

  it('a comment inside the certificate leaves no certificate', () => {
    const keyInfo = x509Data(office).replace('<X509Certificate>', '$&<!-- -->');
    expect(judged({ keyInfo })).toMatchObject({ verdict: 'unsupported', code: 'signature.certificate-unreadable' });
  });
});

describe('the document', () => {
  const signed = forgeSignature(packet, { signer: office });
  const after = (change: (text: string) => string) => judge(change(signed), registering(office));

  it('an altered header is invalid', () => {
    expect(after((text) => text.replace('V/v thử', 'V/v thứ'))).toMatchObject({
      verdict: 'invalid',
      code: 'signature.digest-mismatch',
    });
  });

  it('one altered byte of an attachment is invalid', () => {
    expect(after((text) => text.replace('JVBERi', 'JVBESi'))).toMatchObject({
      verdict: 'invalid',
      code: 'signature.digest-mismatch',
    });
  });

  it('another recipient, an added attribute, an added element or a moved space are invalid', () => {
    expect(after((text) => text.replace('H36.100', 'H36.101')).verdict).toBe('invalid');
    expect(after((text) => text.replace('<edXML:From>', '<edXML:From x="">')).verdict).toBe('invalid');
    expect(after((text) => text.replace('</edXML:From>', '<x/></edXML:From>')).verdict).toBe('invalid');
    expect(after((text) => text.replace('<edXML:From>', '<edXML:From> ')).verdict).toBe('invalid');
  });

  it('what the canonical form does not see may change', () => {
    expect(after((text) => text.replace('<?xml version="1.0" encoding="UTF-8"?>', '\ufeff')).verdict).toBe('valid');
    expect(after((text) => `${text}<!-- đã lưu -->\n`).verdict).toBe('valid');
    expect(after((text) => text.replace('<Attachment>', '<Attachment ><!-- -->')).verdict).toBe('valid');
    expect(after((text) => text.replaceAll('\n', '\r\n')).verdict).toBe('valid');
  });

  it('a comment inside a value we read is refused', () => {
    expect(() => measure(signed.replace('V/v thử', 'V/v <!-- -->thử'))).toThrow(
      expect.objectContaining({ code: 'packet.comment-in-value' }),
    );
  });

  it('CDATA in a value is its text', () => {
    expect(after((text) => text.replace('V/v thử', '<![CDATA[V/v thử]]>')).verdict).toBe('valid');
  });

  it('a DOCTYPE, a processing instruction and an entity are refused', () => {
    const code = (change: string) => codeOf(() => measure(signed.replace('<edXML ', `${change}<edXML `)));
    expect(code('<!DOCTYPE edXML [<!ENTITY x "y">]>')).toBe('xml.doctype');
    expect(code('<?xml-stylesheet href="x"?>')).toBe('xml.processing-instruction');
    expect(codeOf(() => measure(signed.replace('V/v', '&x;')))).toMatch(/^xml\.entity/);
  });

  it('an unbound prefix in a signed packet is invalid, before and behind the signature', () => {
    for (const place of ['<edXML:From>', '<edXML:Reference>']) {
      const text = signed.replace(place, place.replace('>', ' xlink:type="simple">'));
      expect(judge(text, registering(office))).toMatchObject({
        verdict: 'invalid',
        code: 'xml.prefix-unbound',
        params: { prefix: 'xlink' },
      });
    }
  });

  it('a relative namespace has no canonical form: a packet signed around it is invalid', () => {
    const text = signed.replace('<edXML:From>', '<edXML:From xmlns:x="van-ban">');
    expect(judge(text, registering(office))).toMatchObject({
      verdict: 'invalid',
      code: 'xml.namespace-relative',
      params: { uri: 'van-ban' },
    });
    expect(judge(packet.replace('<edXML:From>', '<edXML:From xmlns:x="van-ban">'), registering(office)).verdict).toBe(
      'absent',
    );
  });

  it('an unbound xlink prefix in an unsigned packet, or beside a dummy signature, harms nobody', () => {
    const unbound = (text: string) => text.replace('<edXML:Reference>', '<edXML:Reference xlink:type="simple">');
    expect(judge(unbound(packet), registering(office)).verdict).toBe('absent');
    const dummy = forgeSignature(packet, { signer: office, keyInfo: x509('AAAA') });
    expect(judge(unbound(dummy), registering(office)).verdict).toBe('unsupported');
  });
});

describe('the certificate', () => {
  const at = new Date('2026-06-15T08:00:00Z');
  const june = { notBefore: new Date('2026-06-01T00:00:00Z'), notAfter: new Date('2026-06-30T23:59:59Z') };
  const signer = authority.issues(june);
  const signed = forgeSignature(packet, { signer });
  const register = registering(signer);
  const entry = register.findRegistered(signer.sha256);
  if (!entry) throw new Error('the certificate just registered is missing');

  it('counts from its first to its last second', () => {
    expect(judge(signed, { ...register, at: june.notBefore }).verdict).toBe('valid');
    expect(judge(signed, { ...register, at: june.notAfter }).verdict).toBe('valid');
    expect(judge(signed, { ...register, at: new Date('2026-05-31T23:59:59Z') })).toMatchObject({
      verdict: 'not-yet-valid',
      code: 'signature.not-yet-valid',
    });
    expect(judge(signed, { ...register, at: new Date('2026-07-01T00:00:00Z') })).toMatchObject({
      verdict: 'expired',
      code: 'signature.expired',
    });
  });

  it('registered for another agency is wrong-agency', () => {
    const findRegistered = () => ({ ...entry, agencies: ['H36.16'] });
    expect(judge(signed, { ...register, at, findRegistered })).toMatchObject({
      verdict: 'wrong-agency',
      code: 'signature.wrong-agency',
      params: { agency: sender },
    });
  });

  it('registered for several agencies it signs for each', () => {
    const findRegistered = () => ({ ...entry, agencies: ['H36.16', sender] });
    expect(judge(signed, { ...register, at, findRegistered }).verdict).toBe('valid');
  });

  it('revoked counts from the moment of revocation', () => {
    const revokedAt = new Date('2026-06-10T00:00:00Z');
    const revocation = { state: 'revoked', revokedAt, reason: 'keyCompromise' } as const;
    const revoked = { ...register, findRegistered: () => ({ ...entry, revocation }) };
    expect(judge(signed, { ...revoked, at })).toMatchObject({ verdict: 'revoked', code: 'signature.revoked' });
    expect(judge(signed, { ...revoked, at: new Date('2026-06-09T23:59:59Z') }).verdict).toBe('valid');
  });

  it('not trusted since a moment, by an administrator, is revoked from then on', () => {
    const notTrusted = { since: new Date('2026-06-10T00:00:00Z'), reason: 'mất USB token' };
    const distrusted = { ...register, findRegistered: () => ({ ...entry, notTrusted }) };
    expect(judge(signed, { ...distrusted, at }).verdict).toBe('revoked');
    expect(judge(signed, { ...distrusted, at: new Date('2026-06-09T00:00:00Z') }).verdict).toBe('valid');
  });

  it('whose revocation cannot be checked says so, but never hides SHA-1 that is not allowed', () => {
    const graceUntil = new Date(at.getTime() + 60_000);
    const revocation = { state: 'unknown', since: at, responder: 'http://ocsp.example', graceUntil } as const;
    const unknown = { ...register, at, findRegistered: () => ({ ...entry, revocation }) };
    expect(judge(signed, unknown).verdict).toBe('revocation-unknown');
    const sha1 = { digest: 'sha1', digestMethod: `${xmldsig}sha1`, signer };
    expect(judge(forgeSignature(packet, sha1), unknown).verdict).toBe('unsupported');
  });

  it('an altered packet is invalid, whatever else is wrong with its certificate', () => {
    const altered = signed.replace('V/v thử', 'V/v thứ');
    const findRegistered = () => ({ ...entry, agencies: [], notTrusted: { since: new Date(0), reason: '' } });
    expect(judge(altered, { ...register, at: new Date(0), findRegistered }).verdict).toBe('invalid');
  });
});

function x509(content: string): string {
  return `<X509Data><X509Certificate>${content}</X509Certificate></X509Data>`;
}

function signatureOf(signed: string): string {
  return signed.slice(signed.indexOf('<Signature '), signed.indexOf('</Signature>') + '</Signature>'.length);
}

function standard(base64url: string | undefined): string {
  return Buffer.from(base64url ?? '', 'base64url').toString('base64');
}

function codeOf(act: () => unknown): unknown {
  try {
    act();
  } catch (error) {
    return (error as { code?: unknown }).code;
  }
  return undefined;
}
