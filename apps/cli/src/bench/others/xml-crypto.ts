const warmUpTimes = 50;
const times = 200;

/**
 * Processor time in microseconds that xml-crypto needs to verify a small packet once; undefined where it is not
 * installed, for nothing of ours but tests depends on it.
 */
export async function timeXmlCrypto(packet: Buffer): Promise<number | undefined> {
  const libraries = await Promise.all([import('xml-crypto'), import('@xmldom/xmldom')]).catch(() => undefined);
  if (!libraries) return undefined;
  const [{ SignedXml }, { DOMParser }] = libraries;
  const text = packet.toString('utf8');
  const verifyOnce = () => {
    const document = new DOMParser().parseFromString(text, 'text/xml');
    const signature = document.getElementsByTagNameNS('http://www.w3.org/2000/09/xmldsig#', 'Signature').item(0);
    if (!signature) throw new Error('The sample packet has no signature.');
    const judge = new SignedXml({ getCertFromKeyInfo: SignedXml.getCertFromKeyInfo });
    judge.loadSignature(signature as unknown as Parameters<typeof judge.loadSignature>[0]);
    if (!judge.checkSignature(text)) throw new Error('xml-crypto does not believe the sample packet.');
  };
  for (let count = 0; count < warmUpTimes; count += 1) verifyOnce();
  const before = process.cpuUsage();
  for (let count = 0; count < times; count += 1) verifyOnce();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / times;
}
