import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { CataloguedError } from '@edoc-axis/domain';
import { verifyReceipt } from '@edoc-axis/evidence';
import type { Agent } from './agent.js';
import type { Outcome } from './agent-folder.js';
import { describeAccepted, describeRefused } from './describe-status.js';
import { isThere, makeFolder, moveDurably, readIfThere, removeAll, writeDurably } from '../durable-files.js';
import { markOf } from './outgoing-items.js';
import { freeName, safeName } from './safe-name.js';
import { writeStatus } from './status-file.js';

/**
 * Puts what was sent or refused where it belongs. The outcome is written down before anything moves, so that whoever died
 * in between goes on here; each step may be done again. What was changed since it was sent is another document: it stays.
 */
export async function carryOutOutcome(agent: Agent, outcome: Outcome): Promise<void> {
  const { folder } = agent;
  const target = folder.at(outcome.target);
  await makeFolder(target);
  if (outcome.submission) await keepAcceptance(agent, outcome, target);
  else await keepRefusal(outcome, target);
  for (const file of outcome.files) {
    const from = folder.at(file.from);
    if (file.mark !== '' && (await markOf(from)) !== file.mark) continue;
    if (await isThere(from)) await moveDurably(from, join(target, await nameIn(target, file.to)));
  }
  if (outcome.staged !== undefined) await removeAll(join(folder.staging, outcome.staged));
  await folder.outcomes.remove(keyOf(outcome.item));
}

/** The key of an item's record: its name may be any. */
export function keyOf(item: string): string {
  return createHash('sha256').update(item).digest('hex').slice(0, 32);
}

/** A folder of its own for what is sent or refused today, which nobody has yet. */
export async function newTarget({ folder }: Agent, kind: 'sent' | 'refused', item: string, at: string) {
  const day = join(kind, new Date(at).toLocaleDateString('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' }));
  await makeFolder(folder.at(day));
  const stem = basename(item).replace(/(\.draft\.json|\.edxml)$/i, '');
  return join(day, await nameIn(folder.at(day), safeName(stem, 'van-ban')));
}

/** By event and number, so that one that comes twice is kept once. */
export async function keepReceipt(folder: string, event: string, id: string, jws: string): Promise<void> {
  const receipts = join(folder, 'receipts');
  await makeFolder(receipts);
  const file = join(receipts, safeName(`${event}-${id}.jws`, 'receipt.jws'));
  if ((await readIfThere(file)) !== jws) await writeDurably(file, jws);
}

async function keepAcceptance(agent: Agent, outcome: Outcome, target: string): Promise<void> {
  const { submission, at } = outcome;
  if (!submission) return;
  const { sent, names } = agent.folder;
  const judged = verifyReceipt(submission.receipt, { rootPem: agent.axisRootPem });
  const isGenuine = judged.verdict === 'valid' || judged.verdict === 'doubtful';
  if (judged.verdict !== 'valid') {
    const { code, params } = judged;
    agent.fail({ event: 'receipt-not-genuine', item: outcome.item }, new CataloguedError(code, params));
  }
  const [event, id] = isGenuine ? [judged.claims.event, judged.claims.jti] : [judged.verdict, submission.id];
  await keepReceipt(target, event, id, submission.receipt);
  if (!(await sent.get(submission.id))) {
    await writeStatus(target, { ...submission, sentAt: at }, describeAccepted(outcome));
    const warnings = submission.warnings.map(({ sentence }) => sentence);
    await sent.put(submission.id, { folder: outcome.target, sentAt: at, warnings });
  }
  await names.put(keyOf(submission.documentId), { document: submission.id });
  agent.stale.add(submission.id);
}

async function keepRefusal(outcome: Outcome, target: string): Promise<void> {
  const { receipt, ...refusal } = outcome.refusal ?? {};
  if (receipt !== undefined) await keepReceipt(target, 'SubmissionRejection', keyOf(receipt), receipt);
  await writeStatus(
    target,
    { state: 'refused', at: outcome.at, item: outcome.item, ...refusal },
    describeRefused(outcome),
  );
}

/** The name, or one beside it: nothing is ever written over. */
export async function nameIn(folder: string, name: string): Promise<string> {
  return freeName(name, new Set((await readdir(folder)).map((there) => there.normalize('NFC').toUpperCase())));
}
