import type { SentenceParams } from '../text/language.js';

/**
 * Whether a recipient says with this status what becomes of a document (02 to 06). 01 repeats that it has come, and 15 and
 * 16 answer what was asked: a system that sends nothing else is silent, and nobody is called late for its silence.
 */
export function saysWhatBecomes(status: unknown): boolean {
  return typeof status === 'string' && status >= '02' && status <= '06';
}

/** Whether a fact tells that somebody said so. */
export function tellsWhatBecomes(kind: string, { status }: SentenceParams): boolean {
  return statesSaid.includes(kind) || (kind === 'delivery.answered' && saysWhatBecomes(status));
}

const statesSaid: readonly string[] = ['delivery.acknowledged', 'delivery.refused', 'delivery.returned'];

/** Nothing will be heard of what such a system holds: it confirms, and has never said what becomes of anything. */
export function isSilent({ confirms, statuses }: { confirms: boolean; statuses: readonly string[] }): boolean {
  return confirms && !statuses.some(saysWhatBecomes);
}

/**
 * Whether a system that came to hold a document then has had time for its first status, three days. Before, nobody knows
 * whether it is silent: no page says so, and its office is not late either.
 */
export function hadTimeToSpeak(since: Date, at: Date): boolean {
  return at.getTime() - since.getTime() > firstStatusMs;
}

const firstStatusMs = 3 * 24 * 60 * 60_000;
