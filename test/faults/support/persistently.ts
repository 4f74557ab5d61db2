import { AxisRefusal } from '@edoc-axis/client';
import { eventually } from '../../support/eventually.js';

/** Answers that another try may cure: too early, too many, or a process that was not there. */
const curedByRepeating: ReadonlySet<number> = new Set([408, 425, 429]);

/**
 * Asks as a patient system does: again after silence and after "not now", never after a plain no.
 * @param onSilence hears each time that nobody knows whether it was done
 */
export async function persistently<T>(ask: () => Promise<T>, onSilence: () => void = () => undefined): Promise<T> {
  const outcome = await eventually(async () => {
    try {
      return { answer: await ask() };
    } catch (error) {
      if (isNo(error)) return { error };
      onSilence();
      throw error;
    }
  });
  if ('error' in outcome) throw outcome.error;
  return outcome.answer;
}

function isNo(error: unknown): boolean {
  if (!(error instanceof AxisRefusal)) return false;
  const { status } = error.problem;
  return status < 500 && !curedByRepeating.has(status);
}
