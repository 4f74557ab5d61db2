import { AxisRefusal } from '@edoc-axis/client';
import { DoorRefusal } from './correspondent.js';

/** Calls a door; what it refuses becomes a DoorRefusal. */
export type Ask = <T>(act: () => Promise<T>) => Promise<T>;

/** @param saidBy what a refusal of the door's own kind says; undefined for any other error */
export function asking(language: 'vi' | 'en', saidBy: (error: unknown) => string | undefined = () => undefined): Ask {
  return async (act) => {
    try {
      return await act();
    } catch (error) {
      const said = error instanceof AxisRefusal ? sentenceOf(error, language) : saidBy(error);
      if (said === undefined) throw error;
      throw new DoorRefusal(said);
    }
  };
}

function sentenceOf({ problem }: AxisRefusal, language: 'vi' | 'en'): string {
  return `${problem.sentence?.[language] ?? problem.title ?? ''} (${problem.code})`.trim();
}
