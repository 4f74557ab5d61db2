import type {
  HeardBy,
  listRevocationAnswers as question,
  ReplyOf,
  RevocationEntry,
  RevocationUsed,
} from '@edoc-axis/contracts';
import type { Caller } from '@edoc-axis/domain';
import { cutPage } from '@edoc-axis/platform';
import type { ExchangePorts } from '../journey/index.js';
import { visibleDocument } from '../journey/parts.js';
import { type KeptAnswer, keptAnswers, revocationsOf } from '../store/revocation-answers.js';

/**
 * What was known of revocation while a document was judged, certificate by certificate, and the answers that rests on.
 * Permissions as for `showDocument`.
 * @throws CataloguedError `document.unknown`, `caller.scope-missing`
 */
export async function listAnswers(
  ports: Pick<ExchangePorts, 'database' | 'clock'>,
  caller: Caller,
  { document, after = '', limit }: HeardBy<typeof question>,
): Promise<ReplyOf<typeof question>> {
  const { packet } = await visibleDocument(ports, caller, document);
  const noted = (await revocationsOf(ports.database, packet))
    .filter(({ certificate }) => certificate > after)
    .sort((one, other) => (one.certificate < other.certificate ? -1 : 1))
    .slice(0, limit + 1);
  const named = noted.flatMap(answersOf).map(({ answer }) => answer);
  const kept = new Map((await keptAnswers(ports.database, named)).map((one) => [one.sha256, one]));
  const views = noted.map((entry) => viewOf(entry, kept));
  const { page, next } = cutPage(views, limit, ({ certificate }) => certificate);
  return { revocations: page, next };
}

/** The certificate's own first. */
function answersOf({ certificate, answer, authorities = [] }: RevocationEntry) {
  return [...(answer === undefined ? [] : [{ certificate, answer }]), ...authorities];
}

function viewOf(entry: RevocationEntry, kept: ReadonlyMap<string, KeptAnswer>): RevocationUsed {
  const { certificate, state, responder, since, until, revokedAt, reason } = entry;
  const answers = answersOf(entry).map(({ certificate: about, answer: sha256 }) => ({
    certificate: about,
    sha256,
    kept: keptView(kept.get(sha256)),
  }));
  return { certificate, state, responder, since, until, revokedAt, reason, answers };
}

function keptView(answer: KeptAnswer | undefined): RevocationUsed['answers'][number]['kept'] {
  return answer && { kind: answer.kind, receivedAt: answer.received_at.toISOString(), bytes: answer.bytes };
}
