import {
  createPacketMeasurer,
  judgePacketSignature,
  type PacketJudgement,
  type PacketMeasurements,
  type PacketSignatureQuestion,
  type RegisteredCertificate,
} from '@edoc-axis/signature';
import type { TestCertificate } from '../../support/certificates.js';

export const sender = 'H36.15';

/** A register in which these certificates belong to the sender. */
export function registering(...certificates: readonly TestCertificate[]): PacketSignatureQuestion {
  const entries = certificates.map(({ sha256 }): [string, RegisteredCertificate] => [
    sha256,
    { sha256, role: 'organisation', agencies: [sender] },
  ]);
  const register = new Map(entries);
  return { sender, findRegistered: (sha256) => register.get(sha256), at: new Date() };
}

export function measure(packet: string | Uint8Array, chunkBytes = Infinity): PacketMeasurements {
  const measurer = createPacketMeasurer();
  const bytes = Buffer.from(packet);
  for (let at = 0; at < bytes.length; at += chunkBytes) measurer.write(bytes.subarray(at, at + chunkBytes));
  return measurer.end();
}

/** As between two processes: measured here, carried as JSON, judged there. */
export function judge(packet: string | Uint8Array, question: PacketSignatureQuestion): PacketJudgement {
  const carried = JSON.parse(JSON.stringify(measure(packet))) as PacketMeasurements;
  return judgePacketSignature(carried.signature, question);
}
