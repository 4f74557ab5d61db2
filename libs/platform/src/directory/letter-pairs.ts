/** V8 keeps whole numbers of so many bits without a place of their own. */
const bitsOfEach = 30;
const numbersOfPairs = 4;
const numbersOfEach = 1 + numbersOfPairs;
const firstLetter = 'a'.charCodeAt(0);
const letters = 26;

/**
 * Which letters stand in a text, and which pairs of neighbours, as bits that several share: what has not all marks of the
 * words one seeks does not contain them. What has them is still to be looked at.
 */
export type Marks = [alphabet: number, ...pairs: [number, number, number, number]];

export function marksOf(texts: readonly string[]): Marks {
  const marks: Marks = [0, 0, 0, 0, 0];
  for (const text of texts) {
    let former = 0;
    for (let n = 0; n < text.length; n += 1) {
      const letter = text.charCodeAt(n);
      marks[0] |= 1 << bitOfLetter(letter);
      if (n > 0) {
        const mark = markOfPair(former, letter);
        const which = 1 + (mark % numbersOfPairs);
        marks[which] = (marks[which] ?? 0) | (1 << ((mark >>> 2) % bitsOfEach));
      }
      former = letter;
    }
  }
  return marks;
}

/** Each letter of the alphabet has its own: there are words with z, j, w and f in them, and no Vietnamese name has one. */
function bitOfLetter(letter: number): number {
  const place = letter - firstLetter;
  return place >= 0 && place < letters ? place : letters + (letter % (bitsOfEach - letters));
}

/** Fibonacci hashing: neighbours spread over all bits. */
function markOfPair(letter: number, next: number): number {
  return Math.imul(letter * 257 + next, 0x9e3779b1) >>> 16;
}

/** The marks of many texts, side by side, since a country's are read through with every question. */
export class LetterPairs {
  readonly #numbers: Uint32Array;

  constructor(texts: number) {
    this.#numbers = new Uint32Array(texts * numbersOfEach);
  }

  put(text: number, marks: Marks): void {
    this.#numbers.set(marks, text * numbersOfEach);
  }

  /** Takes the marks of the texts `from` up to but without `end` of another, from `to` on. */
  copy(other: LetterPairs, from: number, end: number, to: number): void {
    this.#numbers.set(other.#numbers.subarray(from * numbersOfEach, end * numbersOfEach), to * numbersOfEach);
  }

  /** The first text from `from` on that has all these marks; `end` when none before it has. */
  next([alphabet, one, two, three, four]: Marks, from: number, end: number): number {
    const numbers = this.#numbers;
    for (let n = from; n < end; n += 1) {
      const at = n * numbersOfEach;
      if (
        ((numbers[at] ?? 0) & alphabet) === alphabet &&
        ((numbers[at + 1] ?? 0) & one) === one &&
        ((numbers[at + 2] ?? 0) & two) === two &&
        ((numbers[at + 3] ?? 0) & three) === three &&
        ((numbers[at + 4] ?? 0) & four) === four
      ) {
        return n;
      }
    }
    return end;
  }
}
