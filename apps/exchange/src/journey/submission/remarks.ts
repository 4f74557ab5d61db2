import type { Saying } from '@edoc-axis/contracts';
import { type RemarkCode, type SentenceParams, sentences, tellRemark } from '@edoc-axis/domain';
import type { NewSubmission } from './decide-submission.js';
import type { Judged } from './judge-submission.js';

/** What a sender is told beside its receipt. */
export function remarksOn(judged: Judged, decision: NewSubmission): Saying[] {
  const { plan, edition, follows, sameNumber, closed } = decision;
  return [
    ...judged.reading.warnings.map(({ code, params }) => ({ code, params, sentence: sentences(code, params) })),
    ...remarksOnSignature(judged),
    ...(follows ? [remark('remark.next-edition', { edition })] : []),
    ...(sameNumber ? [remark('remark.number-used-before', { ...sameNumber })] : []),
    ...(closed.length > 0 ? [remark('remark.repeated-but-closed', { recipients: closed })] : []),
    ...plan.deliveries.flatMap(({ recipient, redirected }) =>
      redirected.map(({ addressee }) => remark('remark.redirected-by-closure', { addressee, recipient })),
    ),
    ...plan.bad.map(({ addressee: recipient, code, params }) =>
      remark('remark.recipient-left-out', { recipient, reason: { code, params } }),
    ),
  ];
}

export function remark(code: RemarkCode, params: SentenceParams): Saying {
  return { code, params, sentence: tellRemark(code, params) };
}

function remarksOnSignature({ signature: { verdict, params } }: Judged): Saying[] {
  switch (verdict) {
    case 'absent':
    case 'unsupported':
      return [remark('remark.unsigned', {})];
    case 'weak':
      return [remark('remark.weak-signature', params)];
    case 'revocation-unknown':
      return [remark('remark.revocation-unknown', params)];
    default:
      return [];
  }
}
