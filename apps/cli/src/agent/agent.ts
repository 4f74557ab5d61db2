import { AxisRefusal, type AxisClient, AxisUnreachable } from '@edoc-axis/client';
import type { Sentence } from '@edoc-axis/contracts';
import { isCatalogued, sentences } from '@edoc-axis/domain';
import { exitCodes } from '../terminal/failure.js';
import type { Terminal } from '../terminal/terminal.js';
import type { AgentFolder, Refusal } from './agent-folder.js';
import { isStorageFault } from '../durable-files.js';
import type { StaleDocuments } from './stale-documents.js';

/** What every step of the agent is handed. */
export interface Agent {
  readonly axis: AxisClient;
  readonly axisRootPem: string;
  readonly folder: AgentFolder;
  readonly terminal: Terminal;
  /** Without it drafts are not packed. */
  readonly signing?: { readonly keyFile: string; readonly certificateFile: string };
  readonly settleMs: number;
  readonly stale: StaleDocuments;
  /** Says what happened: an object for machines, a line for people. */
  tell(event: AgentEvent, sentence: Sentence): void;
  /** The same of what went wrong; `edoc agent --once` leaves with the worst. */
  fail(event: AgentEvent, error: unknown): void;
}

export interface AgentEvent {
  readonly event: string;
  readonly [fact: string]: unknown;
}

/** What an error says to people, whoever made it. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof AxisRefusal) {
    const { code, sentence, detail, title, occurrence } = error.problem;
    const plain = detail ?? title ?? code;
    return { code, sentence: sentence ?? { vi: plain, en: plain }, occurrence };
  }
  if (error instanceof AxisUnreachable) {
    const code = 'axis.not-reachable';
    return { code, sentence: sentences(code, { url: error.url, problem: error.reason }) };
  }
  if (isCatalogued(error)) return { code: error.code, sentence: sentences(error.code, error.params) };
  // A fault of ours, or of the machine: its own words help who looks for it.
  const plain = error instanceof Error ? error.message : String(error);
  return { code: 'agent.fault', sentence: { vi: plain, en: plain } };
}

export function exitCodeOf(error: unknown): number {
  return error instanceof AxisUnreachable ? exitCodes.unreachable : exitCodes.refused;
}

/** The same may go well at another time, or by other credentials: no fault of the document it was asked about. */
export function isForLater(error: unknown): boolean {
  if (error instanceof AxisRefusal) {
    const { status, code, retry } = error.problem;
    return retry === 'later' || status === 401 || code.startsWith('caller.') || code === 'axis.answer-not-understood';
  }
  // Another program has it open.
  if (isCatalogued(error))
    return error.retry === 'later' || error.code === 'file.not-readable' || isStorageFault(error);
  return true;
}
