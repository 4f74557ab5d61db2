import type { Saying } from '@edoc-axis/contracts';
import {
  businessTypes,
  type ErrorCode,
  isFinal,
  type RemarkCode,
  type SentenceParams,
  sentences,
  tellRemark,
} from '@edoc-axis/domain';
import { cutPage } from '@edoc-axis/platform';
import type { NewSubmission } from './decide-submission.js';
import { firstNamed } from './first-named.js';
import type { JudgedPdf } from './judge-pdfs.js';
import type { Judged } from './judge-submission.js';

/** After a reorganisation a list may hold thousands of closed codes; nobody reads as many remarks. */
const remarksMax = 100;
const remarksBytesMax = 96 * 1024;

/** What a sender is told beside its receipt: first what concerns the whole document, then the first of what may be many. */
export function remarksOn(judged: Judged, decision: NewSubmission): Saying[] {
  const { plan, edition, follows, sameNumber, sameFiles, closed } = decision;
  const found: Remark[] = [
    ...remarksOnSignature(judged),
    ...(follows ? [later('remark.next-edition', { edition })] : []),
    ...(isMarkedLate(judged, decision) ? [later('remark.sent-late', { signedOn: judged.lateSince })] : []),
    ...(sameNumber ? [later('remark.number-used-before', { ...sameNumber })] : []),
    ...sameFiles.map((file) => later('remark.same-file-elsewhere', { ...file })),
    ...(closed.length > 0 ? [() => remarkOnClosed(closed)] : []),
    ...remarksOnHolders(judged, decision),
    ...judged.pdfs.flatMap(({ judgement }) => remarksOnPdf(judgement)),
    ...plan.bad.map(({ addressee: recipient, code, params }) =>
      later('remark.recipient-left-out', { recipient, reason: { code, params } }),
    ),
    ...judged.reading.warnings.map(({ code, params }) => reason(code, params)),
    ...plan.deliveries.flatMap(({ recipient, redirected }) =>
      redirected.map(({ addressee }) => later('remark.redirected-by-closure', { addressee, recipient })),
    ),
  ];
  const said = found.slice(0, remarksMax).map((say) => say());
  const { page } = cutPage(said, remarksMax, ({ code }) => code, remarksBytesMax);
  const left = found.length - page.length;
  return left === 0 ? page : [...page, remark('remark.further', { remarkCount: left })];
}

/** Of what is sent for the first time: further addressees, and a second try, come later as a matter of course. */
export function isMarkedLate({ lateSince }: Judged, { document, follows }: NewSubmission): boolean {
  return lateSince !== undefined && document === undefined && follows === undefined;
}

/** Whom a revocation is not addressed to, and who has the document nevertheless. */
function remarksOnHolders({ addressees, businessType }: Judged, { concerns = [] }: NewSubmission): Remark[] {
  if (businessType !== businessTypes.revocation) return [];
  const told = new Set(addressees);
  const holders = concerns
    .flatMap(({ deliveries }) => deliveries)
    .filter(({ addressed_to, state }) => !isFinal(state) && !addressed_to.some((code) => told.has(code)))
    .flatMap(({ addressed_to }) => addressed_to);
  return holders.length === 0
    ? []
    : [later('remark.held-by-others', { recipients: firstNamed([...new Set(holders)]) })];
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

function remarksOnSignature({ signature: { verdict, code, params }, standing }: Judged): Remark[] {
  switch (verdict) {
    case 'absent':
    case 'unsupported':
      return standing === 'information' ? [later('remark.unsigned', {})] : [];
    case 'weak':
      return [later('remark.weak-signature', params)];
    case 'revocation-unknown':
      return [later('remark.revocation-unknown', params)];
    default:
      // The main document's signature, or the policy, let it pass: what is wrong with the packet's is said all the same.
      return code ? [reason(code, params)] : [];
  }
}

/** Where there is nothing, there is nothing to say; what was meant to be a good signature and is not deserves a look. */
function remarksOnPdf(judgement: JudgedPdf['judgement']): Remark[] {
  const { verdict, code, params } = judgement;
  if (verdict === 'not-read') return [reason(judgement.code, params)];
  const isUnsigned = verdict === 'absent' && judgement.signatures.length === 0;
  return [
    ...(code && !isUnsigned ? [reason(code, params)] : []),
    ...[judgement, ...judgement.signatures].flatMap(({ remarks }) =>
      remarks.map((one) => reason(one.code, one.params)),
    ),
  ];
}

function reason(code: ErrorCode, params: SentenceParams): Remark {
  return () => ({ code, params, sentence: sentences(code, params) });
}
