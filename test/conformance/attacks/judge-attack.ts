import { isCatalogued, type SentenceParams } from '@edoc-axis/domain';
import {
  createPacketMeasurer,
  judgePacketSignature,
  parseMeasurements,
  readCertificate,
  verifyPacketAlone,
  type PacketMeasurements,
  type PacketSignatureQuestion,
} from '@edoc-axis/signature';
import type { End } from './attack.js';

export interface JudgedAttack {
  /** By an axis where the sender's certificates are registered. */
  readonly registered: JudgedEnd;
  /** By somebody who has only the packet and the CA. */
  readonly alone: JudgedEnd;
}

/** A valid end has no code. */
export type JudgedEnd = Omit<End, 'code'> & { readonly code?: End['code']; readonly params: SentenceParams };

export interface Bench {
  readonly register: PacketSignatureQuestion;
  /** DER of the CA. */
  readonly authority: Uint8Array;
}

/** As on a real axis: measured here, carried as JSON, judged there. Anything but a catalogued refusal is thrown on. */
export function judgeAttack(chunks: Iterable<Uint8Array>, { register, authority }: Bench): JudgedAttack {
  let measured: PacketMeasurements;
  try {
    measured = parseMeasurements(JSON.parse(JSON.stringify(measure(chunks))));
  } catch (error) {
    if (!isCatalogued(error) || error.code === 'process.bad-message') throw error;
    const end: JudgedEnd = { verdict: 'refused', code: error.code, params: error.params };
    return { registered: end, alone: end };
  }
  const trust = [readCertificate(authority)];
  return {
    registered: endOf(judgePacketSignature(measured.signature, register)),
    alone: endOf(verifyPacketAlone(measured, { trust, at: register.at })),
  };
}

function measure(chunks: Iterable<Uint8Array>): PacketMeasurements {
  const measurer = createPacketMeasurer();
  for (const chunk of chunks) measurer.write(chunk);
  return measurer.end();
}

function endOf({ verdict, code, params }: ReturnType<typeof judgePacketSignature>): JudgedEnd {
  return { verdict, code, params };
}
