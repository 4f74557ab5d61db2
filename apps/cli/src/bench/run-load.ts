import { type Spread, spreadOf } from './spread.js';

export interface Load<Piece> {
  /** Taken one after another; the load ends when there is none left. */
  readonly pieces: readonly Piece[];
  readonly atOnce: number;
  readonly secondsMax: number;
  readonly work: (piece: Piece) => Promise<void>;
}

export interface Loaded extends Spread {
  readonly done: number;
  readonly perSecond: number;
}

/** Runs a closed load: so many workers, each with its next piece as soon as the last is done. Times in milliseconds. */
export async function runLoad<Piece>({ pieces, atOnce, secondsMax, work }: Load<Piece>): Promise<Loaded> {
  const times: number[] = [];
  const waiting = pieces[Symbol.iterator]();
  const began = performance.now();
  const secondsGone = () => (performance.now() - began) / 1_000;
  const worker = async () => {
    // The iterator is shared: no piece is taken twice. It must be asked last, or its piece would be lost.
    for (let next; secondsGone() < secondsMax && !(next = waiting.next()).done;) {
      const before = performance.now();
      await work(next.value);
      times.push(performance.now() - before);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return { done: times.length, perSecond: times.length / secondsGone(), ...spreadOf(times) };
}
