import { type ErrorCode, isErrorCode, type SentenceParams } from '@edoc-axis/domain';
import type { ImportOutcome } from './messages/imports.js';

/** Whether it goes on by itself: neither ended nor waiting for a second person. */
export function isImportUnderWay({ endedAt, state }: ImportOutcome): boolean {
  return endedAt === undefined && state !== 'waiting';
}

/** Why a file is not in force that ended without taking effect, or that has faults: what stopped it, or the first fault. */
export function refusalOfImport({ id, faults, firstFaults, problem }: ImportOutcome): {
  readonly code: ErrorCode;
  readonly params: SentenceParams;
} {
  if (problem && isErrorCode(problem.code)) return { code: problem.code, params: { ...problem.params, import: id } };
  const [first] = firstFaults;
  const inner = first && isErrorCode(first.code) ? { code: first.code, params: first.params } : undefined;
  return { code: 'import.faulty', params: { import: id, faultsCount: faults, row: first?.row, problem: inner } };
}
