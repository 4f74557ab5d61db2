import type { Saying } from '@edoc-axis/contracts';
import { type RemarkCode, type SentenceParams, sentences, tellRemark } from '@edoc-axis/domain';
import { cutPage } from '@edoc-axis/platform';
import type { NewSubmission } from './decide-submission.js';
import { firstNamed } from './first-named.js';
import type { Judged } from './judge-submission.js';

/** After a reorganisation a list may hold thousands of closed codes; nobody reads as many remarks. */
const remarksMax = 100;
const remarksBytesMax = 96 * 1024;

/** What a sender is told beside its receipt: first what concerns the whole document, then the first of what may be many. */
export function remarksOn(judged: Judged, decision: NewSubmission): Saying[] {
  const { plan, edition, follows, sameNumber, closed } = decision;
  const found: Remark[] = [
    ...remarksOnSignature(judged),
    ...(follows ? [later('remark.next-edition', { edition })] : []),
    ...(sameNumber ? [later('remark.number-used-before', { ...sameNumber })] : []),
    ...(closed.length > 0 ? [() => remarkOnClosed(closed)] : []),
    ...plan.bad.map(({ addressee: recipient, code, params }) =>
      later('remark.recipient-left-out', { recipient, reason: { code, params } }),
    ),
    ...judged.reading.warnings.map((warning) => () => ({
      ...warning,
      sentence: sentences(warning.code, warning.params),
    })),
    ...plan.deliveries.flatMap(({ recipient, redirected }) =>
      redirected.map(({ addressee }) => later('remark.redirected-by-closure', { addressee, recipient })),
    ),
  ];
  const said = found.slice(0, remarksMax).map((say) => say());
  const { page } = cutPage(said, remarksMax, ({ code }) => code, remarksBytesMax);
  const left = found.length - page.length;
  return left === 0 ? page : [...page, remark('remark.further', { remarkCount: left })];
}

export function remarkOnClosed(recipients: readonly string[]): Saying {
  return remark('remark.repeated-but-closed', { recipients: firstNamed(recipients) });
}

export function remark(code: RemarkCode, params: SentenceParams): Saying {
  return { code, params, sentence: tellRemark(code, params) };
}

/** Put into words only when it is said. */
type Remark = () => Saying;

function later(code: RemarkCode, params: SentenceParams): Remark {
  return () => remark(code, params);
}

function remarksOnSignature({ signature: { verdict, params } }: Judged): Remark[] {
  switch (verdict) {
    case 'absent':
    case 'unsupported':
      return [later('remark.unsigned', {})];
    case 'weak':
      return [later('remark.weak-signature', params)];
    case 'revocation-unknown':
      return [later('remark.revocation-unknown', params)];
    default:
      return [];
  }
}
