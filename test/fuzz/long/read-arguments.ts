import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';

export const subjectNames = ['verdicts', 'tokenizer', 'reader'] as const;
export type SubjectName = (typeof subjectNames)[number];

export interface FuzzOrder {
  readonly subjects: readonly SubjectName[];
  /** Of the first packet; the next has the next number. */
  readonly seed: number;
  /** Both Infinity where nothing is said. The run ends with whichever comes first. */
  readonly seconds: number;
  /** Of each subject. */
  readonly packets: number;
}

export const usage = `npm run fuzz -- [--seconds N] [--packets N] [--subject NAME] [--seed S]

Draws packets, puts them out of order and looks whether what must hold of every packet still holds.

  --seconds N     how long, all subjects together; 60 where no --packets says when to stop
  --packets N     how many of each subject
  --subject NAME  one of them alone:
    verdicts      signed by xmlsec1, xml-crypto and us, half of them altered; valid only where xmlsec1 (for RSA-PSS
                  xml-crypto) says so, and always there
    tokenizer     out of order; seen as saxes sees them, wherever chunks end
    reader        out of order; read as anybody would read them, or refused with a reason
  --seed S        the number of the first packet, to repeat what was found; by chance where it is not given

Ends with 0 where nothing was found, with 1 where something was, and with 2 where it cannot run.
`;

/** A complaint where they cannot be followed: a sentence for whoever wrote them. */
export function readArguments(words: readonly string[]): FuzzOrder | 'help' | { readonly complaint: string } {
  try {
    const { values } = parseArgs({ args: [...words], options, strict: true });
    if (values.help) return 'help';
    const packets = numberOf('packets', values.packets, packetsMax);
    const seconds = numberOf('seconds', values.seconds, secondsMax);
    return {
      subjects: values.subject === undefined ? subjectNames : [subjectOf(values.subject)],
      seed: numberOf('seed', values.seed, seedMax) ?? randomInt(1, seedMax - packetsMax),
      seconds: seconds ?? (packets === undefined ? secondsWithoutWord : Infinity),
      packets: packets ?? Infinity,
    };
  } catch (error) {
    if (error instanceof Complaint || isOfParseArgs(error)) return { complaint: error.message };
    throw error;
  }
}

const options = {
  seconds: { type: 'string' },
  packets: { type: 'string' },
  subject: { type: 'string' },
  seed: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

const secondsWithoutWord = 60;
const secondsMax = 7 * 24 * 3600;
const packetsMax = 1_000_000_000;
/** What a generator of random numbers takes. */
const seedMax = 2 ** 32 - 1;

class Complaint extends Error {}

function numberOf(name: string, written: string | undefined, max: number): number | undefined {
  if (written === undefined) return undefined;
  const number = /^\d{1,15}$/.test(written) ? Number(written) : 0;
  if (number < 1 || number > max)
    throw new Complaint(`--${name} is a whole number from 1 to ${max}, not '${written}'.`);
  return number;
}

function subjectOf(written: string): SubjectName {
  const subject = subjectNames.find((name) => name === written);
  if (subject === undefined) throw new Complaint(`--subject is one of ${subjectNames.join(', ')}, not '${written}'.`);
  return subject;
}

/** By its code, since Jest has errors of its own beside those of Node. */
function isOfParseArgs(error: unknown): error is Error {
  return typeof error === 'object' && error !== null && 'code' in error && /^ERR_PARSE_ARGS/.test(String(error.code));
}
