import type { Finding } from '@edoc-axis/contracts';
import { type ErrorCode, type SentenceParams, sentences } from '@edoc-axis/domain';
import type { ExchangePorts } from '../journey/index.js';

export type ExaminingPorts = Pick<ExchangePorts, 'database' | 'content' | 'directory' | 'clock'> & {
  /** PEM of the root the receipts lead to. */
  readonly axisRootPem: string;
};

export function finding(subject: string, code: ErrorCode, params: SentenceParams = {}): Finding {
  return { code, subject, sentence: sentences(code, params) };
}
