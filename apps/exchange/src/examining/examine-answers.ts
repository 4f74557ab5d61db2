import type { Finding } from '@edoc-axis/contracts';
import { missingAnswers } from '../store/examined.js';
import { type ExaminingPorts, finding } from './ports.js';

/** The loop that fetches them needs seconds. Later than this they are nowhere to be had, or the registry is not reached. */
const fetchedMsMax = 60 * 60_000;
const missingMax = 100;

/** Every answer about revocation that a document rests on is kept, as it came. */
export async function examineAnswers(
  { database, clock }: Pick<ExaminingPorts, 'database' | 'clock'>,
  documents: readonly string[],
): Promise<Finding[]> {
  const before = new Date(clock.now().getTime() - fetchedMsMax);
  const missing = await missingAnswers(database, documents, before, missingMax);
  return missing.map(({ document, answer }) =>
    finding(`document ${document}`, 'revocation.answer-not-kept', { answer }),
  );
}
