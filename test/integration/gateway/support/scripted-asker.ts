import { type HeardBy, type Question, readCarrying, type ReplyOf, writeCarrying } from '@edoc-axis/contracts';
import { CataloguedError } from '@edoc-axis/domain';
import type { AskedFor, Asker } from '@edoc-axis/platform';

export interface HeardQuestion {
  readonly pattern: string;
  readonly request: unknown;
  readonly askedFor: AskedFor;
}

/** The other processes, played: what was not scripted cannot be reached. Questions and answers are held to their contracts. */
export interface ScriptedAsker extends Asker {
  readonly heard: HeardQuestion[];
  answers<Q extends Question>(question: Q, answer: (request: HeardBy<Q>) => ReplyOf<Q> | Promise<ReplyOf<Q>>): void;
  lastOf<Q extends Question>(question: Q): { request: HeardBy<Q>; askedFor: AskedFor };
  forget(): void;
}

export function aScriptedAsker(): ScriptedAsker {
  const script = new Map<string, (request: unknown) => unknown>();
  const heard: HeardQuestion[] = [];
  return {
    heard,
    answers: (question, answer) => void script.set(question.pattern, answer as (request: unknown) => unknown),
    lastOf(question) {
      const last = heard.findLast(({ pattern }) => pattern === question.pattern);
      if (!last) throw new Error(`Nobody asked ${question.pattern}.`);
      return last as { request: HeardBy<typeof question>; askedFor: AskedFor };
    },
    forget() {
      script.clear();
      heard.length = 0;
    },
    async ask(question, request, askedFor = {}) {
      const { json, pieces } = writeCarrying(request);
      const received = question.request.parse(readCarrying(json, Buffer.concat(pieces)));
      heard.push({ pattern: question.pattern, request: received, askedFor });
      const answer = script.get(question.pattern);
      if (!answer) throw new CataloguedError('process.unreachable', { process: question.answeredBy });
      return question.reply.parse(await answer(received)) as ReplyOf<typeof question>;
    },
    close: async () => undefined,
  };
}
