import { readFileSync } from 'node:fs';
import { judgePacketSignature, type PacketMeasurements, readCertificate } from '@edoc-axis/signature';
import { office } from '../demo/province.js';

/** Judges packets as an axis does that knows one certificate. Throws when one is not valid: we measure no failures. */
export function createJudge(certificateFile: string) {
  const { facts } = readCertificate(readFileSync(certificateFile));
  const registered = {
    sha256: facts.sha256,
    agencies: [office.code],
    role: 'organisation' as const,
  };
  const findRegistered = (sha256: string) => (sha256 === facts.sha256 ? registered : undefined);
  const at = new Date();

  return ({ signature }: PacketMeasurements): void => {
    const { verdict, code } = judgePacketSignature(signature, { sender: office.code, findRegistered, at });
    if (verdict !== 'valid') throw new Error(`The sample packet is judged ${verdict}: ${code}`);
  };
}
