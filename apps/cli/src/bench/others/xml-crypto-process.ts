import { readFileSync } from 'node:fs';
import { answerAlone } from '../process-alone.js';

const warmUpTimes = 200;
const times = 500;

/** Verifies the packet of this file with xml-crypto, over and over. */
answerAlone(async ({ packetFile }: { packetFile: string }): Promise<{ cpuUs?: number }> => {
  const libraries = await Promise.all([import('xml-crypto'), import('@xmldom/xmldom')]).catch(() => undefined);
  if (!libraries) return {};
  const [{ SignedXml }, { DOMParser }] = libraries;
  const text = readFileSync(packetFile, 'utf8');
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
  return { cpuUs: (user + system) / times };
});
