import type { VerdictView } from '@edoc-axis/contracts';
import { cutText, isErrorCode, sentences, verdictNames } from '@edoc-axis/domain';
import type { PacketJudgement } from '@edoc-axis/signature';

/** A judgement as it was stored: moments are texts by now. */
export type StoredVerdict = Pick<PacketJudgement, 'verdict' | 'certificate' | 'params'> & { readonly code?: string };

/** What was judged about a packet's signature, in words. */
export function verdictView({ verdict, code, params, certificate }: StoredVerdict): VerdictView {
  // "Not signed" needs no diagnosis where it was acceptable, and a good signature none at all.
  const plain = verdict === 'absent' || verdict === 'valid' || !isErrorCode(code);
  return {
    verdict,
    code: code ?? `verdict.${verdict}`,
    params: Object.fromEntries(Object.entries(params).map(([name, value]) => [name, shown(value)])),
    sentence: plain ? verdictNames[verdict] : sentences(code, params),
    certificate: certificate && {
      ...certificate,
      subject: cutText(certificate.subject, textCharactersMax),
      issuer: cutText(certificate.issuer, textCharactersMax),
    },
  };
}

/** A certificate that is registered with nobody may name its subject at any length. */
const textCharactersMax = 1_000;

function shown(value: unknown): unknown {
  return typeof value === 'string' ? cutText(value, textCharactersMax) : value;
}
