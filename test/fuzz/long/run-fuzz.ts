import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tool } from '../../support/tools.js';
import { readerSubject } from '../reader-subject.js';
import type { Flaw, Subject } from '../subject.js';
import { tokenizerSubject } from '../tokenizer-subject.js';
import { verdictsSubject } from '../verdicts-subject.js';
import { createProgress, sayTally, type Screen } from './progress.js';
import { readArguments, usage, type FuzzOrder, type SubjectName } from './read-arguments.js';
import { runSubjects } from './run-subjects.js';

export interface Surroundings {
  readonly stdout: Screen;
  readonly stderr: Screen;
  once(signal: 'SIGINT' | 'SIGTERM', stop: () => void): unknown;
}

/** The command. What it returns is how the process ends. */
export async function runFuzz(words: readonly string[], surroundings: Surroundings): Promise<0 | 1 | 2> {
  const { stdout, stderr } = surroundings;
  const order = readArguments(words);
  if (order === 'help') {
    stdout.write(usage);
    return 0;
  }
  const complaint = 'complaint' in order ? order.complaint : findMissingTool(order);
  if ('complaint' in order || complaint) {
    stderr.write(`${complaint}\nnpm run fuzz -- --help says what can be asked for.\n`);
    return 2;
  }
  return fuzz(order, surroundings);
}

function findMissingTool({ subjects }: FuzzOrder): string | undefined {
  const { path, how } = tool('xmlsec1');
  if (path || !subjects.includes('verdicts')) return undefined;
  return `verdicts needs xmlsec1 (${how}); --subject tokenizer and --subject reader run without.`;
}

async function fuzz(order: FuzzOrder, surroundings: Surroundings): Promise<0 | 1> {
  const { stdout, stderr } = surroundings;
  let isOver = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) surroundings.once(signal, () => (isOver = true));
  const startedAtMs = performance.now();
  const progress = createProgress(stderr, order.seconds);
  stdout.write(`The first seed is ${order.seed}.\n`);
  const tallies = await runSubjects(
    order.subjects.map((name) => subjects[name]()),
    order,
    {
      found(subject, flaw) {
        progress.clear();
        stdout.write(sayFlaw(subject, flaw));
      },
      went: progress.show,
      isOver: () => isOver,
    },
  );
  progress.clear();
  const seconds = Math.round((performance.now() - startedAtMs) / 1000);
  const hasFlaws = tallies.some(({ flaws }) => flaws > 0);
  stdout.write(`${tallies.map(sayTally).join(' · ')} in ${seconds} s${hasFlaws ? '' : ': nothing found'}.\n`);
  return hasFlaws ? 1 : 0;
}

const subjects: Readonly<Record<SubjectName, () => Subject>> = {
  verdicts: () => verdictsSubject(tool('xmlsec1').path ?? 'xmlsec1'),
  tokenizer: () => tokenizerSubject,
  reader: () => readerSubject,
};

/** The packet is kept, since keys and the lengths of signatures are others when the seed is repeated. */
function sayFlaw(subject: string, { seed, what, packet }: Flaw): string {
  const file = join(mkdtempSync(join(tmpdir(), 'edoc-fuzz-')), `${subject}-${seed}.edxml`);
  writeFileSync(file, packet);
  return [
    `${subject}, seed ${seed}: ${what}`,
    `  the packet: ${file}`,
    `  again: npm run fuzz -- --subject ${subject} --seed ${seed} --packets 1`,
    '',
  ].join('\n');
}
