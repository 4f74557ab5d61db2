import { type CredentialsOfAnyDoor, readCredentialsOfAnyDoor } from '@edoc-axis/client';
import { CataloguedError } from '@edoc-axis/domain';
import { correspondentOf } from '../doors/correspondent-of.js';
import { makeProof, type SystemDoor, systemDoors } from '../systems/proofs.js';
import { dim, green, red, type Terminal } from '../terminal/terminal.js';
import type { CommandContext, DefineCommand } from './command.js';
import { readText } from './files.js';
import { bothOrNeither } from './both-or-neither.js';
import { optionReaders } from './read-option.js';
import type { SignedWith } from '../self-test/letter.js';
import type { StepOutcome } from '../self-test/self-test.js';

interface Wanted {
  readonly as: string;
  readonly door?: SystemDoor;
  readonly with?: string;
  readonly from?: string;
  readonly to?: string;
  readonly key?: string;
  readonly cert?: string;
}

export const defineSelfTest: DefineCommand = (command, context) => {
  const { terminal } = context;
  const { text } = terminal;
  command
    .requiredOption('--as <file>', text({ vi: 'thông tin xác thực của hệ thống', en: 'credentials of the system' }))
    .option(
      '--door <door>',
      text({ vi: `cửa phải thử: ${systemDoors.join(', ')}`, en: `the door it must be: ${systemDoors.join(', ')}` }),
      optionReaders(terminal).oneOf(systemDoors),
    )
    .option(
      '--with <file>',
      text({
        vi: 'hệ thống đóng vai nơi nhận, cửa nào cũng được; không có thì chính hệ thống này',
        en: 'credentials of the system that plays the recipient, of any door; the same system, when absent',
      }),
    )
    .option('--from <code>', text({ vi: 'nơi gửi', en: 'the sender; its first agency, when absent' }))
    .option('--to <code>', text({ vi: 'nơi nhận', en: 'the recipient; the first other agency, when absent' }))
    .option(
      '--key <pem>',
      text({
        vi: 'khóa ký gói tin của nơi gửi, khi trục đòi chữ ký số',
        en: 'what the sender signs packets with, where the axis demands that',
      }),
    )
    .option('--cert <pem>', text({ vi: 'chứng thư số của khóa ấy', en: 'its certificate' }))
    .action(async (wanted: Wanted) => {
      bothOrNeither(command, wanted, terminal);
      const test = await prepare(wanted, context);
      const { runSelfTest } = await import('../self-test/self-test.js');
      const told: StepOutcome[] = [];
      const { door } = test.sender;
      terminal.say(
        text({
          vi: `Cửa ${door}: ${test.offices.from} gửi, ${test.offices.to} nhận (cửa ${test.recipient.door}).`,
          en: `Door ${door}: ${test.offices.from} sends, ${test.offices.to} receives (door ${test.recipient.door}).`,
        }),
      );
      const passed = await runSelfTest(test, (outcome) => {
        told.push(outcome);
        terminal.say(lineOf(outcome, terminal));
      });
      const count = told.filter(({ outcome }) => outcome === 'passed').length;
      terminal.result({ passed, door, steps: told }, () => [
        (passed ? green : red)(text({ vi: `Đạt ${count}/${told.length}`, en: `${count} of ${told.length} passed` })),
      ]);
      if (!passed) process.exitCode = 1;
    });
};

async function prepare(wanted: Wanted, context: CommandContext) {
  const own = await readCredentialsOfAnyDoor(wanted.as);
  if (wanted.door !== undefined && wanted.door !== own.door) {
    throw new CataloguedError('file.of-another-door', { file: wanted.as, door: own.door, wanted: wanted.door });
  }
  const others = wanted.with === undefined ? own : await readCredentialsOfAnyDoor(wanted.with);
  const from = wanted.from ?? own.agencies[0];
  const to = wanted.to ?? others.agencies.find((code) => code !== from);
  if (from === undefined || to === undefined) throw new CataloguedError('system.one-agency', { file: wanted.as });
  const open = (credentials: CredentialsOfAnyDoor) => {
    const { settings, terminal } = context;
    return correspondentOf(settings.urlGiven ? settings.url : credentials.url, credentials, terminal.language);
  };
  return {
    ...{ sender: open(own), recipient: open(others), stranger: open(withWrongProof(own)) },
    ...{ offices: { from, to }, signedWith: await signedWith(wanted), now: () => new Date() },
  };
}

function withWrongProof(credentials: CredentialsOfAnyDoor): CredentialsOfAnyDoor {
  return { ...credentials, ...makeProof(credentials.door, credentials.system) } as CredentialsOfAnyDoor;
}

async function signedWith({ key, cert }: Wanted): Promise<SignedWith | undefined> {
  if (key === undefined || cert === undefined) return undefined;
  const [keyPem, certificate] = await Promise.all([readText(key), readText(cert)]);
  return { key: keyPem, certificate };
}

function lineOf({ step, outcome, ms, why }: StepOutcome, { text }: Terminal): string {
  if (outcome === 'not-tried') return dim(`– ${text(step)}`);
  const took = ms === undefined ? '' : dim(` ${ms} ms`);
  if (outcome === 'passed') return `${green('✓')} ${text(step)}${took}`;
  return `${red('✗')} ${text(step)}${took}${why ? `\n    ${text(why)}` : ''}`;
}
