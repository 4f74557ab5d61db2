import type { HeardBy, ReplyOf, submitDocument as question } from '@edoc-axis/contracts';
import { type AgencyCode, businessTypes, type Caller, submissionReceipt } from '@edoc-axis/domain';
import { type Database, inTransaction, newId } from '@edoc-axis/platform';
import { insertSubmission } from '../store/accept-submission.js';
import { declareConcern } from '../store/concerns.js';
import { lockName, type NameAndNumber } from '../store/names.js';
import { recordRejection } from '../store/rejections.js';
import { nameOf } from './actor.js';
import { carryOutConcerns } from './carry-out-concerns.js';
import { issueReceipt } from './issue-receipt.js';
import { untilWritten } from './look-again.js';
import type { ExchangePorts } from './ports.js';
import { refusalInFact, refusalInReceipt } from './submission/brief-refusal.js';
import { checkedDocument } from './submission/checked-document.js';
import { composeAcceptance } from './submission/compose-acceptance.js';
import {
  decideAsFirst,
  decideSubmission,
  nameAndNumberOf,
  type NewSubmission,
} from './submission/decide-submission.js';
import { type Judged, judgeSubmission, type SubmissionJudgement } from './submission/judge-submission.js';
import type { Refusal } from './submission/refusal.js';
import { readSubmission, type Submission } from './submission/read-submission.js';
import { remarksOn } from './submission/remarks.js';
import { demandRevocationOf } from './submission/demand-revocation-of.js';
import { repeatedSubmission, submissionView } from './submission/submission-view.js';

type Reply = ReplyOf<typeof question>;

/**
 * Judge, accept, store, promise. Safe to repeat: a packet that was accepted gets its first receipt again, whether the
 * sender repeats it after a lost answer or two of its processes send it at once.
 * @param gateway whose word its measurements are: the fingerprint of its transport certificate
 */
export async function submitDocument(
  ports: ExchangePorts,
  caller: Caller,
  request: HeardBy<typeof question>,
  gateway?: string,
): Promise<Reply> {
  try {
    const submission = { ...(await readSubmission(ports, request)), gateway };
    if (request.revokes !== undefined) await demandRevocationOf(ports, caller, submission, request.revokes);
    const judgement = await judgeSubmission(ports, caller, submission);
    if (request.checkOnly) return await check(ports, judgement, submission);
    return judgement.outcome === 'refused'
      ? await refuse(ports, caller, { ...judgement, submission })
      : await accept(ports, caller, judgement.judged, submission);
  } finally {
    // Whatever came of it, nobody submits this object a second time: who repeats, uploads again.
    if ('incoming' in request.packet) await ports.content.removeIncoming(request.packet.incoming);
  }
}

/**
 * Nearly every document is the first of its kind. Then one write does, which looks for itself whether that is so; only who
 * comes to something that is there already looks what it is, and decides about its name under the name's lock.
 */
async function accept(ports: ExchangePorts, caller: Caller, judged: Judged, submission: Submission): Promise<Reply> {
  const { sender } = judged;
  const acceptable = { caller, judged, submission };
  const outcome = (await writeAsFirst(ports, acceptable)) ?? (await lookAndWrite(ports, acceptable));
  if ('refusal' in outcome) return refuse(ports, caller, { sender, refusal: outcome.refusal, submission });
  ports.firsts.sent(sender);
  // Of a repetition too: the process that accepted it may have died before it was done.
  if (judged.businessType !== businessTypes.new && 'submission' in outcome) {
    // Accepted it is, whatever becomes of this: it stays due, and the loop does it, or says why it cannot.
    await carryOutConcerns(ports, outcome.submission.id).catch(() => undefined);
  }
  return outcome;
}

interface Acceptable {
  readonly caller: Caller;
  readonly judged: Judged;
  readonly submission: Submission;
}

/** Undefined when something like it was sent before, or that is not to be known so simply; then nothing is written. */
async function writeAsFirst(ports: ExchangePorts, acceptable: Acceptable): Promise<Reply | undefined> {
  const { judged, submission } = acceptable;
  // A large packet is moved to its place before: that is not done for what may be there already.
  if (!('inline' in submission.packet) || judged.businessType !== businessTypes.new) return undefined;
  const decision = decideAsFirst(ports, judged, submission.onBadRecipients);
  // What it would be refused for matters only when it is not a repetition.
  if (decision.outcome !== 'new') return undefined;
  return write(ports, ports.database, acceptable, decision, nameAndNumberOf(judged));
}

function lookAndWrite(ports: ExchangePorts, acceptable: Acceptable): Promise<Reply | { readonly refusal: Refusal }> {
  const { sender, reading } = acceptable.judged;
  return untilWritten(
    () =>
      inTransaction(ports.database, async (client) => {
        await lockName(client, { sender, documentId: reading.header.documentId });
        return decideAndWrite(ports, client, acceptable);
      }),
    'database.contended',
  );
}

/** Undefined when another was quicker; then nothing is written. */
async function decideAndWrite(
  ports: ExchangePorts,
  database: Database,
  acceptable: Acceptable,
): Promise<Reply | { readonly refusal: Refusal } | undefined> {
  const { judged, submission } = acceptable;
  const decision = await decideSubmission(ports, database, judged, submission.onBadRecipients);
  if (decision.outcome === 'refused') return decision;
  if (decision.outcome === 'repeated') return repeatedSubmission(database, judged, decision);
  return write(ports, database, acceptable, decision);
}

async function write(
  ports: ExchangePorts,
  database: Database,
  { caller, judged, submission }: Acceptable,
  decision: NewSubmission,
  asFirst?: NameAndNumber,
): Promise<Reply | undefined> {
  const acceptance = composeAcceptance(ports, nameOf(caller), judged, submission, decision);
  // Kept before the row is: a crash in between leaves an object without a row, which the sweeper takes, and never a
  // row without its object. Nothing is written yet, so the wait for the disk does not hold the feed of facts back.
  if ('incoming' in submission.packet) await ports.content.keep(submission.packet.incoming);
  const written = await insertSubmission(database, ports.epoch, { ...acceptance, asFirst });
  if (!written) return undefined;
  if (acceptance.declaration) await declareConcern(database, acceptance.declaration);
  return { outcome: 'accepted', submission: submissionView(judged, decision, acceptance) };
}

/** The refusal is the sender's to prove as well: without a receipt it looks like a fault. */
async function refuse(
  ports: ExchangePorts,
  caller: Caller,
  { sender, refusal, submission }: { sender: AgencyCode; refusal: Refusal; submission: Submission },
): Promise<Reply> {
  const { measured } = submission;
  const { header } = measured.reading;
  const documentId = 'documentId' in header ? header.documentId : header.responseFor.documentId;
  const id = newId();
  const at = ports.clock.now();
  const by = nameOf(caller);
  const receipt = issueReceipt(ports, {
    event: submissionReceipt.refused,
    doc: { id, documentId, sender, packetSha256: measured.packetSha256 },
    reason: refusalInReceipt(refusal),
    at,
    by: 'axis',
  });
  const told = refusalInFact(refusal);
  const row = { id, sender, document_id: documentId, packet_sha256: Buffer.from(measured.packetSha256, 'hex'), by, at };
  const fact = {
    id: newId(),
    kind: 'document.rejected' as const,
    at,
    by,
    document: id,
    params: { sender, documentId, reason: told },
    receipt: receipt.id,
  };
  await recordRejection(ports.database, ports.epoch, { ...row, ...told }, { fact, receipt });
  return { outcome: 'refused', ...refusal, receipt: receipt.jws };
}

/** "Would this be accepted?": the same judgements, nothing kept and nothing promised. */
async function check(ports: ExchangePorts, judgement: SubmissionJudgement, submission: Submission): Promise<Reply> {
  if (judgement.outcome === 'refused') return { outcome: 'refused', ...judgement.refusal };
  const { judged } = judgement;
  const decision = await decideSubmission(ports, ports.database, judged, submission.onBadRecipients);
  switch (decision.outcome) {
    case 'refused':
      return { outcome: 'refused', ...decision.refusal };
    case 'repeated':
      return checkedDocument(
        judged,
        submission,
        (await repeatedSubmission(ports.database, judged, decision)).submission.warnings,
      );
    case 'new':
      return checkedDocument(judged, submission, remarksOn(judged, decision));
  }
}
