import { join } from 'node:path';
import { type AnswerOf, AxisRefusal } from '@edoc-axis/client';
import { deliveriesPerCallMax } from '@edoc-axis/contracts';
import { CataloguedError } from '@edoc-axis/domain';
import { z } from 'zod';
import { type Agent, isForLater, refusalOf } from './agent.js';
import { isStorageFault, makeFolder, moveDurably, readIfThere, writeDurably } from '../durable-files.js';
import { type AnswerFile, findAnswers, readAnswer } from './find-answers.js';
import { keepReceipt, nameIn } from './outcomes.js';
import { parseJson } from './records.js';
import { createRetries } from './retries.js';
import type { Sending } from './send-items.js';
import { createSettling } from './settling.js';
import { statusFile, textOf } from './status-file.js';

/**
 * What clerks put into the folders of received documents is sent as their answers, and renamed to say what became of it.
 * Of one document one after the other; of many in one call. An answer that is sent again, because somebody died before it
 * was renamed, gets the first receipt again.
 */
export function createAnswerer(agent: Agent): (signal: AbortSignal) => Promise<Sending> {
  const settling = createSettling(agent.settleMs);
  const retries = createRetries();
  const keyOfFile = ({ folder, file, mark }: AnswerFile) => `${folder}/${file} ${mark}`;

  return async (signal) => {
    await makeFolder(agent.folder.in);
    const files = await findAnswers(agent.folder.in);
    const settled = settling.look(new Map(files.map((file) => [`${file.folder}/${file.file}`, file.mark])));
    let waiting = files.filter((file) => settled.has(`${file.folder}/${file.file}`));
    let moved = 0;
    while (waiting.length > 0 && !signal.aborted) {
      const folders = new Set<string>();
      // The first of each folder; a later one waits, also when the first has to.
      const first = waiting.filter(({ folder }) => !folders.has(folder) && folders.add(folder));
      const group = first.slice(0, deliveriesPerCallMax);
      waiting = waiting.filter((file) => !group.includes(file));
      const ready: { file: AnswerFile; answer: AnswerOf }[] = [];
      for (const file of group) {
        const isDue = retries.isDue(keyOfFile(file));
        const answer = isDue ? await read(file) : undefined;
        if (answer) ready.push({ file, answer });
        if (!isDue) waiting = waiting.filter(({ folder }) => folder !== file.folder);
      }
      const outcomes = ready.length > 0 ? await agent.axis.answerAll(ready.map(({ answer }) => answer)) : [];
      for (const [n, { file, answer }] of ready.entries()) {
        const outcome = outcomes[n];
        if (!outcome) continue;
        if ('problem' in outcome) {
          if (!(await refuse(file, new AxisRefusal(outcome.problem)))) {
            waiting = waiting.filter(({ folder }) => folder !== file.folder);
            continue;
          }
        } else await conclude(file, answer, outcome.receipts);
        moved += 1;
      }
    }
    return { moved, unsettled: files.length - settled.size };
  };

  async function read(file: AnswerFile): Promise<AnswerOf | undefined> {
    try {
      const delivery = await deliveryOf(agent, file.folder);
      return { delivery, ...(await readAnswer(agent.folder.in, file)) };
    } catch (error) {
      if (isStorageFault(error)) throw error;
      await refuse(file, error);
      return undefined;
    }
  }

  async function conclude(
    file: AnswerFile,
    { delivery, status }: AnswerOf,
    receipts: readonly Receipt[],
  ): Promise<void> {
    const folder = join(agent.folder.in, file.folder);
    for (const { event, id, jws } of receipts) await keepReceipt(folder, event, id, jws);
    await moveDurably(join(folder, file.file), join(folder, await nameIn(folder, `${file.file}.sent`)));
    retries.forget(keyOfFile(file));
    const received = await agent.folder.received.get(delivery);
    if (received) agent.stale.add(received.document);
    agent.tell(
      { event: 'answered', delivery, status, item: `${file.folder}/${file.file}` },
      { vi: `đã phản hồi ${status}: ${file.folder}`, en: `answered ${status}: ${file.folder}` },
    );
  }

  /** False where it may be taken later. */
  async function refuse(file: AnswerFile, error: unknown): Promise<boolean> {
    agent.fail({ event: 'answer-refused', item: `${file.folder}/${file.file}` }, error);
    if (isForLater(error)) {
      retries.later(keyOfFile(file));
      return false;
    }
    const folder = join(agent.folder.in, file.folder);
    const name = await nameIn(folder, `${file.file}.refused`);
    const { code, sentence } = refusalOf(error);
    await writeDurably(join(folder, `${name}.txt`), textOf([sentence, { vi: code, en: code }]));
    await moveDurably(join(folder, file.file), join(folder, name));
    return true;
  }
}

interface Receipt {
  readonly event: string;
  readonly id: string;
  readonly jws: string;
}

const ofDelivery = z.object({ delivery: z.uuid() });

/** The folder may have been renamed: what lies in it says which delivery it is. */
async function deliveryOf({ folder }: Agent, name: string): Promise<string> {
  const read = ofDelivery.safeParse(parseJson(await readIfThere(join(folder.in, name, statusFile))));
  if (!read.success) throw new CataloguedError('agent.document-not-known');
  return read.data.delivery;
}
