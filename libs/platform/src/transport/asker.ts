import { type ProcessRole, type Question, type ReplyOf, type RequestOf } from '@edoc-axis/contracts';
import { CataloguedError, isCatalogued } from '@edoc-axis/domain';
import { newOccurrence } from '../errors/occurrence.js';
import type { TransportKeys } from '../home/home.js';
import { haltAround } from '../process/halting.js';
import type { AnsweringRole } from '../settings/settings.js';
import { type Channel, channelTo } from './channel.js';
import { NoAnswerInTime } from './question-client.js';
import { type Envelope, fromWire, type WireReply } from './wire.js';

export interface AskedFor {
  /** The caller's token, handed on as it came. */
  readonly caller?: string;
  /** Names the request in every log it passes; a new one when nobody gave it a name yet. */
  readonly occurrence?: string;
  /** The caller's network address, for the audit log. */
  readonly address?: string;
  /** What the caller's program says of itself, cut and cleaned. */
  readonly program?: string;
}

/** Puts questions to the other processes. */
export interface Asker {
  /**
   * @throws CataloguedError what the answering process threw; or `process.unreachable` when it is down,
   *   `process.no-answer` when the deadline passed or the connection broke (whether it was done is then not known),
   *   `process.busy`, `process.message-too-large`, `process.bad-answer`
   */
  ask<Q extends Question>(question: Q, request: RequestOf<Q>, askedFor?: AskedFor): Promise<ReplyOf<Q>>;
  close(): Promise<void>;
}

export interface AskerOptions {
  readonly keys: TransportKeys;
  readonly ports: Readonly<Record<AnsweringRole, number>>;
}

/** Questions waiting for one process. More would only wait longer than their deadlines. */
const asksInFlightMax = 2_000;
const busyWaitMs = 1_000;

export function createAsker({ keys, ports }: AskerOptions): Asker {
  const lines = new Map<ProcessRole, Line>();

  function lineTo(role: ProcessRole): Line {
    let line = lines.get(role);
    if (!line) {
      const port = (ports as Partial<Record<ProcessRole, number>>)[role];
      if (port === undefined) throw new TypeError(`The ${role} answers no questions.`);
      line = { channel: channelTo(role, port, keys), inFlight: 0 };
      lines.set(role, line);
    }
    return line;
  }

  return {
    async ask(question, request, askedFor = {}) {
      const line = lineTo(question.answeredBy);
      if (line.inFlight >= asksInFlightMax) {
        throw new CataloguedError('process.busy', { process: question.answeredBy, waitMs: busyWaitMs });
      }
      const occurrence = askedFor.occurrence ?? newOccurrence();
      const { caller, address, program } = askedFor;
      const envelope: Envelope = { occurrence, caller, address, program, body: request };
      line.inFlight += 1;
      try {
        const { pattern, deadlineMs } = question;
        const answer = await haltAround(`ask ${pattern}`, () => line.channel.put(pattern, envelope, deadlineMs));
        return readReply(question, answer as WireReply);
      } catch (error) {
        throw withOccurrence(asCatalogued(error, question), occurrence);
      } finally {
        line.inFlight -= 1;
      }
    },

    async close() {
      await Promise.all([...lines.values()].map(({ channel }) => channel.close()));
      lines.clear();
    },
  };
}

interface Line {
  readonly channel: Channel;
  inFlight: number;
}

function readReply<Q extends Question>(question: Q, answer: WireReply): ReplyOf<Q> {
  const read = question.reply.safeParse(answer.reply);
  if (read.success) return read.data as ReplyOf<Q>;
  const { answeredBy, pattern } = question;
  throw new CataloguedError('process.bad-answer', { process: answeredBy, pattern }, { cause: read.error });
}

/** What the channel rejected with: our own problem, Nest's word for an unknown pattern, a late or a broken connection. */
function asCatalogued(error: unknown, question: Question): CataloguedError {
  const { answeredBy, pattern, deadlineMs } = question;
  if (isCatalogued(error)) return error;
  const problem = fromWire(error);
  if (problem) return problem;
  if (typeof error === 'string') {
    return new CataloguedError('process.pattern-unknown', { process: answeredBy, pattern }, { detail: error });
  }
  if (error instanceof NoAnswerInTime || (error instanceof Error && error.message === 'Connection closed')) {
    return new CataloguedError('process.no-answer', { process: answeredBy, waitMs: deadlineMs }, { cause: error });
  }
  return new CataloguedError('process.unreachable', { process: answeredBy }, { cause: error });
}

function withOccurrence(error: CataloguedError, occurrence: string): CataloguedError {
  error.occurrence ??= occurrence;
  return error;
}
