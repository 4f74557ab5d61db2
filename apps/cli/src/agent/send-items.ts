import { readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { AxisRefusal, AxisUnreachable } from '@edoc-axis/client';
import type { SubmissionView } from '@edoc-axis/contracts';
import { isCatalogued } from '@edoc-axis/domain';
import { sendFile } from '../commands/send.js';
import { type Agent, isForLater, refusalOf } from './agent.js';
import type { Outcome } from './agent-folder.js';
import { isStorageFault, makeFolder, readIfThere, removeAll, writeDurably } from '../durable-files.js';
import { carryOutOutcome, keyOf, newTarget } from './outcomes.js';
import { findOutgoing, noteEnding, type OutgoingItem } from './outgoing-items.js';
import { forgetStaged, packItem, stagingKey } from './pack-item.js';
import { createRetries } from './retries.js';
import { createSettling } from './settling.js';
import { textOf } from './status-file.js';

/** What a look at `out` led to. */
export interface Sending {
  /** How many left `out`. */
  readonly moved: number;
  /** How many may still be being written. */
  readonly unsettled: number;
}

/**
 * The way out: what lies whole in `out` is sent and goes to `sent`, or to `refused` with the reason. Whoever died in between
 * sends the same bytes again and gets the first receipt again.
 */
export function createSender(agent: Agent): (signal: AbortSignal) => Promise<Sending> {
  const { folder } = agent;
  const settling = createSettling(agent.settleMs);
  const retries = createRetries();

  return async (signal) => {
    const unmoved = await carryOutOutcomes(agent);
    await makeFolder(folder.out);
    const items = await findOutgoing(folder.out);
    const settled = settling.look(new Map(items.map((item) => [item.name, stagingKey(item)])));
    await forgetStaged(agent, items);
    const notes = new Map<string, string>();
    let moved = 0;
    let ending: unknown;
    for (const item of items) {
      if (signal.aborted) break;
      if (!settled.has(item.name) || unmoved.has(item.name)) continue;
      const key = stagingKey(item);
      if (!retries.isDue(key)) continue;
      try {
        if (item.fault) throw item.fault;
        await sendItem(agent, item);
        retries.forget(key);
        moved += 1;
      } catch (error) {
        if (error instanceof AxisUnreachable || isStorageFault(error)) {
          // No other would fare better.
          ending = error;
          break;
        }
        // Nothing in it is wrong, something is missing beside it: it is told there, and looked at again when that changes.
        if (isLacking(error)) notes.set(item.name, textOf([refusalOf(error).sentence]));
        else if (isForLater(error)) retries.later(key);
        else {
          await refuseItem(agent, item, error);
          moved += 1;
          continue;
        }
        agent.fail({ event: 'waiting', item: item.name }, error);
      }
    }
    await writeNotes(folder.out, items, settled, notes);
    if (ending !== undefined) throw ending;
    return { moved, unsettled: items.length - settled.size };
  };
}

/**
 * What was sent or refused before, and could not be moved yet: somebody may have it open.
 * @returns the items that stay where they are for now
 */
async function carryOutOutcomes(agent: Agent): Promise<ReadonlySet<string>> {
  const { outcomes } = agent.folder;
  const unmoved = new Set<string>();
  for (const key of await outcomes.keys()) {
    const outcome = await outcomes.get(key);
    if (!outcome) {
      await outcomes.remove(key);
      continue;
    }
    await carryOutOutcome(agent, outcome).catch((error: unknown) => {
      unmoved.add(outcome.item);
      agent.fail({ event: 'waiting', item: outcome.item }, error);
    });
  }
  return unmoved;
}

async function sendItem(agent: Agent, item: OutgoingItem): Promise<void> {
  const { folder, axis, terminal } = agent;
  const packet = item.packet ?? (await packItem(agent, item));
  const { repeated, submission } = await sendFile(axis, packet, terminal);
  const at = new Date().toISOString();
  const known = await folder.sent.get(submission.id);
  const target = known?.folder ?? (await newTarget(agent, 'sent', item.name, at));
  await conclude(agent, item, { at, target, submission });
  const { id: document, documentId } = submission;
  agent.tell(
    { event: 'sent', item: item.name, document, documentId, folder: target, repeated },
    { vi: `đã gửi ${item.name} → ${target}`, en: `sent ${item.name} → ${target}` },
  );
}

async function refuseItem(agent: Agent, item: OutgoingItem, error: unknown): Promise<void> {
  const at = new Date().toISOString();
  const target = await newTarget(agent, 'refused', item.name, at);
  const receipt = error instanceof AxisRefusal ? error.problem['receipt'] : undefined;
  const refusal = { ...refusalOf(error), receipt: typeof receipt === 'string' ? receipt : undefined };
  await conclude(agent, item, { at, target, refusal });
  agent.fail({ event: 'refused', item: item.name, folder: target }, error);
}

async function conclude(
  agent: Agent,
  item: OutgoingItem,
  what: { at: string; target: string; submission?: SubmissionView; refusal?: Outcome['refusal'] },
): Promise<void> {
  const { folder } = agent;
  const staged = item.packet === undefined ? stagingKey(item) : undefined;
  const isFolder = item.draft !== undefined && item.draft !== join(folder.out, item.name);
  const outcome: Outcome = {
    item: item.name,
    ...what,
    staged,
    files: [
      ...item.files.map(({ name, mark }) => ({ from: join('out', name), to: isFolder ? 'draft' : name, mark })),
      ...(staged === undefined || !what.submission
        ? []
        : [
            { from: relative(folder.at(), join(folder.staging, staged, 'packet.edxml')), to: 'packet.edxml', mark: '' },
          ]),
    ],
  };
  await folder.outcomes.put(keyOf(item.name), outcome);
  await carryOutOutcome(agent, outcome);
}

function isLacking(error: unknown): boolean {
  return isCatalogued(error) && (error.code.startsWith('agent.') || error.code === 'file.not-readable');
}

async function isNewNote(out: string, item: string, note: string | undefined): Promise<boolean> {
  return (await readIfThere(join(out, `${item}${noteEnding}`))) !== note;
}

/** Beside what was looked at: why it lies there still. Other notes have had their day. */
async function writeNotes(
  out: string,
  items: readonly OutgoingItem[],
  settled: ReadonlySet<string>,
  notes: ReadonlyMap<string, string>,
): Promise<void> {
  for (const [item, note] of notes) {
    if (await isNewNote(out, item, note)) await writeDurably(join(out, `${item}${noteEnding}`), note);
  }
  const unsettled = new Set(items.map(({ name }) => name).filter((name) => !settled.has(name)));
  for (const file of await readdir(out)) {
    if (!file.endsWith(noteEnding)) continue;
    const item = file.slice(0, -noteEnding.length);
    if (!notes.has(item) && !unsettled.has(item)) await removeAll(join(out, file));
  }
}
