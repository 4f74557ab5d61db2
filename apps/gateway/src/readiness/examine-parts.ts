import { setTimeout as wait } from 'node:timers/promises';
import {
  examineRevocation,
  examineTracker,
  exchangeKeys,
  exchangeReadiness,
  registryKeys,
  type ReplyOf,
  type Sentence,
  sentence as sentenceShape,
} from '@edoc-axis/contracts';
import { CataloguedError, fillBoth, isCatalogued, sentence } from '@edoc-axis/domain';
import { z } from 'zod';
import type { Asker, ContentStore } from '../ports.js';

/** `needed`: without it no document is taken or handed over. */
export const partReadiness = z.object({
  part: z.string(),
  ready: z.boolean(),
  needed: z.boolean(),
  sentence: sentenceShape,
});
export type PartReadiness = z.output<typeof partReadiness>;

interface Part {
  readonly part: string;
  readonly needed: boolean;
  /** May say more than that it is ready. */
  readonly examine: () => Promise<Sentence | undefined>;
}

/** Asks every part at once; one that does not answer in time is not ready. */
export function examineParts(asker: Asker, content: ContentStore, waitMs: number): Promise<PartReadiness[]> {
  const parts: Part[] = [
    { part: 'exchange', needed: true, examine: () => silent(asker.ask(exchangeKeys, {})) },
    { part: 'directory', needed: true, examine: async () => ageOf(await asker.ask(exchangeReadiness, {})) },
    { part: 'content', needed: true, examine: () => silent(content.has(nobodysContent)) },
    { part: 'registry', needed: false, examine: () => silent(asker.ask(registryKeys, {})) },
    { part: 'revocation', needed: false, examine: async () => alarm(await asker.ask(examineRevocation, {})) },
    {
      ...{ part: 'tracker', needed: false },
      examine: () => silent(asker.ask(examineTracker, {}).catch(refusalIsAnAnswer)),
    },
  ];
  return Promise.all(parts.map((part) => examineOne(part, waitMs)));
}

async function examineOne({ part, needed, examine }: Part, waitMs: number): Promise<PartReadiness> {
  const answered = new AbortController();
  try {
    const late = wait(waitMs, undefined, { signal: answered.signal }).then(() => {
      throw new CataloguedError('process.no-answer', { process: part, waitMs });
    });
    const said = await Promise.race([examine(), late]);
    return { part, needed, ready: true, sentence: said ?? { vi: 'Sẵn sàng.', en: 'Ready.' } };
  } catch (error) {
    return { part, needed, ready: false, sentence: whyNot(part, error) };
  } finally {
    answered.abort();
  }
}

async function silent(answer: Promise<unknown>): Promise<undefined> {
  await answer;
}

/** Of what the exchange judges by. Without the registry it gets older, and one day too old. */
function ageOf({ directory: { version, confirmedAt, ageMs } }: ReplyOf<typeof exchangeReadiness>): Sentence {
  const params = { version, confirmedAt, ageMs };
  return fillBoth(
    {
      vi: 'Danh mục phiên bản {version}, xác nhận lần cuối lúc {confirmedAt}, cách đây {ageMs}.',
      en: 'Version {version} of the directory, last confirmed at {confirmedAt}, {ageMs} ago.',
    },
    params,
  );
}

/** The registry is there, and yet somebody has to act before documents are refused. */
function alarm({ certificates, since }: ReplyOf<typeof examineRevocation>): undefined {
  if (certificates > 0) throw new CataloguedError('revocation.certificates-unknown', { certificates, since });
  return undefined;
}

/** The tracker answers nothing without a caller; that it says so shows that it is there. */
function refusalIsAnAnswer(error: unknown): void {
  if (!isCatalogued(error) || error.kind !== 'unauthenticated') throw error;
}

/** Anybody may look here, so nothing is said beyond the catalogue. */
function whyNot(part: string, error: unknown): Sentence {
  const { code, params } = isCatalogued(error) ? error : new CataloguedError('process.unreachable', { process: part });
  return { vi: sentence(code, params, 'vi'), en: sentence(code, params, 'en') };
}

const nobodysContent = '00000000-0000-4000-8000-000000000000';
