import type { VerdictView } from '@edoc-axis/contracts';
import { isErrorCode, sentences, verdictNames } from '@edoc-axis/domain';
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
    params,
    sentence: plain ? verdictNames[verdict] : sentences(code, params),
    certificate,
  };
}
