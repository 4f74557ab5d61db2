import { NotDer } from '../der/read-der.js';
import { judgeOcspAnswer, type OcspQuestion } from './judge-ocsp-answer.js';
import { judgeRevocationList, type RevocationListQuestion } from './judge-revocation-list.js';
import { ocspAnswerBytesMax, readOcspAnswer } from './read-ocsp-answer.js';
import { readRevocationList, revocationListBytesMax, type RevocationList } from './read-revocation-list.js';
import { type RevocationVerdict, type UnknownVerdict, unknown } from './revocation-verdict.js';

/** Reads and judges what a responder answered. Whatever the bytes are, there is a verdict. */
export function judgeOcspBytes(der: Uint8Array, question: OcspQuestion): RevocationVerdict {
  if (der.length > ocspAnswerBytesMax) return unknown('revocation.too-large', { answerBytesMax: ocspAnswerBytesMax });
  return orNotReadable(() => judgeOcspAnswer(readOcspAnswer(der), question));
}

/** A list that can be read, whoever signed it; or why it cannot. PEM is taken too: that is how people carry it. */
export function openRevocationList(bytes: Uint8Array): RevocationList | UnknownVerdict {
  if (bytes.length > revocationListBytesMax * 1.5) {
    return unknown('revocation.too-large', { answerBytesMax: revocationListBytesMax });
  }
  return orNotReadable(() => readRevocationList(derOf(bytes)));
}

/** Reads and judges a list. Whatever the bytes are, there is a verdict. */
export function judgeListBytes(bytes: Uint8Array, question: RevocationListQuestion): RevocationVerdict {
  const list = openRevocationList(bytes);
  return 'state' in list ? list : orNotReadable(() => judgeRevocationList(list, question));
}

function orNotReadable<T>(judge: () => T): T | UnknownVerdict {
  try {
    return judge();
  } catch (error) {
    if (error instanceof NotDer) return unknown('revocation.not-readable', { detail: error.message });
    throw error;
  }
}

/** The DER in a PEM file of one list; other bytes as they are. */
function derOf(bytes: Uint8Array): Uint8Array {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 64)).toString('latin1');
  if (!text.trimStart().startsWith('-----BEGIN X509 CRL-----')) return bytes;
  const inner = /-----BEGIN X509 CRL-----([^-]*)-----END X509 CRL-----/.exec(Buffer.from(bytes).toString('latin1'));
  return Buffer.from(inner?.[1] ?? '', 'base64');
}
