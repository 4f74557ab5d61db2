import { api, ask, type Schemas } from '../../api/call.js';
import { Problem } from '../../api/problem.js';
import { nameOfState } from '../../parts/documents/state-badge.js';
import { whoDid } from '../../parts/documents/who-did.js';
import { dayAndTime } from '../../words/formats.js';
import { inLanguage, said } from '../../words/language.js';
import { answersWords } from './answers.words.js';

type Delivery = Schemas['Delivery'];

const words = inLanguage(answersWords);

/**
 * Two clerks may have the same document before them, and to return what the other has just acknowledged is allowed. Whoever
 * comes second is told first what was said, and nothing is sent.
 * @throws Problem
 */
export async function demandAsSeen(document: string, seen: Delivery): Promise<void> {
  const { deliveries } = await ask(api.GET('/v1/documents/{id}', { params: { path: { id: document } } }));
  const now = deliveries.find(({ id }) => id === seen.id);
  const sentence = now && changeOf(seen, now);
  if (sentence) throw new Problem(409, { code: 'page.changed-meanwhile', detail: sentence, retry: 'never' });
}

function changeOf(seen: Delivery, now: Delivery): string | undefined {
  const { changedMeanwhile, stateChanged } = words.value;
  const known = new Set(seen.answers.map(keyOf));
  const newest = now.answers.filter((answer) => !known.has(keyOf(answer))).at(-1);
  if (newest) return changedMeanwhile(whoDid(newest.by), said(newest.name), dayAndTime(newest.at));
  // That somebody opened it changes nothing about what may be answered.
  const isOpened = seen.state === 'pending' && now.state === 'delivered';
  return now.state === seen.state || isOpened ? undefined : stateChanged(nameOfState(now.state));
}

function keyOf({ at, status }: Delivery['answers'][number]): string {
  return `${at} ${status}`;
}
