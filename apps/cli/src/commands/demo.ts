import { mkdirSync, openSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { CataloguedError, isCatalogued } from '@edoc-axis/domain';
import { ownEnvironment } from '@edoc-axis/platform/settings';
import type { SamplePerson } from '../demo/make-people.js';
import { keepLogSmall } from '../start/keep-log-small.js';
import { sayDeath } from '../start/say-death.js';
import { type RunningAxis, startAxis } from '../start/start-axis.js';
import { StoppedWhileStarting, type ToldToStop, untilToldToStop } from '../start/until-told-to-stop.js';
import { bold, dim } from '../terminal/terminal.js';
import type { CommandContext, DefineCommand } from './command.js';

export const defineDemo: DefineCommand = (command, context) => {
  const { text } = context.terminal;
  command
    .option('--once', text({ vi: 'dừng sau khi trình diễn xong', en: 'stop after the journey' }))
    .option(
      '--code <name>',
      text({ vi: 'mã xác thực hiện tại của một người dùng mẫu', en: 'the one-time code of a sample person, now' }),
    )
    .action(async ({ once = false, code }: { once?: boolean; code?: string }) => {
      if (code !== undefined) return showCode(context, code);
      const stop = untilToldToStop();
      const log = openLog(context);
      try {
        const axis = await startDemoAxis(context, log, stop);
        try {
          await showAndStay(context, axis, once, stop);
        } finally {
          context.terminal.say(text({ vi: '\nĐang dừng …', en: '\nStopping …' }));
          await axis.stop();
        }
      } catch (error) {
        if (error instanceof StoppedWhileStarting) return;
        if (isCatalogued(error, 'process.start-failed')) context.terminal.say(lastLines(log.file));
        throw error;
      } finally {
        log.keeping.stop();
      }
    });
};

interface Log {
  readonly file: string;
  readonly descriptor: number;
  readonly keeping: { stop(): void };
}

/** Processes append to it, so that it can be cut while they write. */
function openLog({ settings }: CommandContext): Log {
  mkdirSync(settings.home, { recursive: true, mode: 0o700 });
  const file = join(settings.home, 'demo.log');
  const descriptor = openSync(file, 'a', 0o600);
  return { file, descriptor, keeping: keepLogSmall(file) };
}

async function startDemoAxis({ settings, terminal }: CommandContext, log: Log, stop: ToldToStop): Promise<RunningAxis> {
  const { text, say } = terminal;
  say(
    text({
      vi: `Đang khởi động trục … ${dim(`(nhật ký: ${log.file})`)}`,
      en: `Starting the axis … ${dim(`(log: ${log.file})`)}`,
    }),
  );
  const axis = await startAxis(settings, {
    // The journey's acts are one person's; `edoc start` on the same home goes on as it is set.
    environment: { ...ownEnvironment(), EDOC_TWO_PERSONS: 'off' },
    log: log.descriptor,
    onDeath: (name, why) => sayDeath(name, why, terminal),
    signal: stop.signal,
  });
  say(text({ vi: `Trục đã sẵn sàng tại ${bold(axis.url)}`, en: `The axis is ready at ${bold(axis.url)}` }));
  return axis;
}

async function showAndStay(context: CommandContext, axis: RunningAxis, once: boolean, stop: ToldToStop): Promise<void> {
  const { terminal } = context;
  const { text, say } = terminal;
  const { makeProvince } = await import('../demo/make-province.js');
  const { showJourney } = await import('../demo/journey.js');
  const { leaveWaiting } = await import('../demo/leave-waiting.js');
  const { makePeople } = await import('../demo/make-people.js');
  const shown = (async () => {
    const province = await makeProvince(context);
    say(
      text({
        vi: 'Tỉnh mẫu sau sắp xếp tháng 7/2025: H36 với các sở và mười hai xã, phường; H11.07 đã đóng, H36.07 nhận thay.',
        en: 'A sample province after the merger of July 2025: H36, its departments and twelve communes; H11.07 is closed, H36.07 receives for it.',
      }),
    );
    const document = await showJourney(context, province);
    // Who joins as an administrator stays one: an axis that only showed itself is left as it was.
    if (once) return { province, document, people: [] };
    await leaveWaiting(province);
    return { province, document, people: await makePeople(context) };
  })();
  const done = await Promise.race([shown, stop.told]);
  if (!done) return;
  const { province, document, people } = done;
  terminal.result({ ok: true, url: axis.url, document, people: people.map(({ name }) => name) }, () => []);
  if (once) return;
  const stays = { vi: 'Trục vẫn đang chạy. Thử tiếp ở cửa sổ khác:', en: 'The axis stays up. Try in another window:' };
  say(`\n${bold(text(stays))}`);
  say(`  npx edoc track ${document} --as ${relative(process.cwd(), province.officeSystem)}`);
  say(`  npx edoc agency list    ·    npx edoc doctor    ·    ${axis.url}/docs`);
  showPeople(context, axis.url, people);
  say(text({ vi: 'Nhấn Ctrl-C để dừng.', en: 'Ctrl-C stops it.' }));
  await stop.told;
}

/** Only here, and only of samples: on a real axis nobody but the person knows any of it. */
function showPeople({ terminal }: CommandContext, url: string, people: readonly SamplePerson[]): void {
  const { text, say } = terminal;
  if (people.length === 0) return;
  say(`\n${bold(text({ vi: `Đăng nhập trên trình duyệt: ${url}/`, en: `Sign in with a browser: ${url}/` }))}`);
  for (const { name, fullName, password, uri } of people) {
    say(`  ${bold(name.padEnd(10))} ${password}   ${dim(fullName)}`);
    say(`  ${''.padEnd(10)} ${dim(uri)}`);
  }
  say(text({ vi: 'Mã xác thực:   npx edoc demo --code vanthu', en: 'One-time code:   npx edoc demo --code vanthu' }));
}

async function showCode({ settings, terminal }: CommandContext, name: string): Promise<void> {
  const { readPeople } = await import('../demo/make-people.js');
  const { codeMs, oneTimeCode } = await import('../demo/one-time-code.js');
  const person = readPeople(join(settings.home, 'demo')).find((each) => each.name === name);
  if (!person) throw new CataloguedError('person.unknown', { person: name });
  const now = Date.now();
  const code = oneTimeCode(person.secret, new Date(now));
  terminal.result({ name, code, endsInSeconds: Math.ceil((codeMs - (now % codeMs)) / 1000) }, () => [code]);
}

const linesShown = 20;

/** Why it did not start stands at the end. */
function lastLines(file: string): string {
  return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-linesShown).join('\n');
}
