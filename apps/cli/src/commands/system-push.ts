import { setDestination, switchPost, systemEntry, type TakesPost } from '@edoc-axis/contracts';
import type { AxisClient } from '@edoc-axis/client';
import { type Command, InvalidArgumentError } from 'commander';
import { unlessWaiting } from './ask-act.js';
import { asAdministrator, asSystem } from './axis.js';
import type { CommandContext } from './command.js';
import { readText } from './files.js';
import { describe, nameOf, nameSays, pathOf } from './system-shown.js';

interface PushOptions {
  readonly url?: string;
  readonly ca?: string;
  readonly private?: boolean;
  readonly on?: boolean;
  readonly off?: boolean;
  readonly pause?: boolean;
  readonly as?: string;
}

/** `edoc system push`: where packets are brought to, and whether they are. */
export function definePush(system: Command, context: CommandContext): void {
  const { terminal } = context;
  const { text } = terminal;
  system
    .command('push')
    .description(
      text({
        vi: 'để trục chuyển gói tin đến hệ thống này, thay vì hệ thống tự đến lấy',
        en: 'have packets brought to this system instead of being fetched by it',
      }),
    )
    .argument('<name>', nameSays(text), nameOf(text))
    .option('--url <url>', text({ vi: 'địa chỉ nhận, bắt đầu bằng https://', en: 'where to, beginning with https://' }))
    .option(
      '--ca <file>',
      text({
        vi: 'chỉ tin chứng thư TLS do CA trong tệp này cấp (PEM)',
        en: 'trust these CAs alone for its TLS (PEM)',
      }),
    )
    .option(
      '--private',
      text({ vi: 'cho phép địa chỉ trong mạng nội bộ', en: 'permit addresses of private networks and this machine' }),
    )
    .option('--on', text({ vi: 'chuyển tiếp đến địa chỉ đã đặt', en: 'go on, to the address it has' }))
    .option('--pause', text({ vi: 'tạm dừng', en: 'rest for a while' }))
    .option('--off', text({ vi: 'hệ thống tự đến lấy', en: 'it fetches again' }))
    .option(
      '--as <file>',
      text({
        vi: 'tệp thông tin xác thực của chính hệ thống: hệ thống tự bật, tạm dừng, tắt được',
        en: 'credentials of the system itself, which may switch on, pause and off',
      }),
    )
    .action(async (name: string, options: PushOptions) => {
      const { url, ca, as } = options;
      const wanted = switchesOf(options);
      if ((url === undefined) === (wanted.length === 0) || wanted.length > 1) {
        throw new InvalidArgumentError(
          text({ vi: 'Cần đúng một trong --url, --on, --pause, --off.', en: 'One of --url, --on, --pause and --off.' }),
        );
      }
      const axis: AxisClient = as === undefined ? await asAdministrator(context) : (await asSystem(as, context)).axis;
      if (url === undefined) {
        const entry = await axis.post(switchPost.reply, `${pathOf(name)}/post`, { takesPost: wanted[0] });
        terminal.result(entry, () => describe(entry, terminal));
        return;
      }
      const caPem = ca === undefined ? undefined : await readText(ca);
      const destination = { url, caPem, privateAddresses: options.private ?? false };
      const answer = await axis.put(setDestination.reply, `${pathOf(name)}/destination`, destination);
      const entry = unlessWaiting(answer, terminal);
      if (entry) terminal.result(entry, () => describe(systemEntry.parse(entry), terminal));
    });
}

function switchesOf({ on, pause, off }: PushOptions): TakesPost[] {
  return [...(on ? ['push' as const] : []), ...(pause ? ['paused' as const] : []), ...(off ? ['pull' as const] : [])];
}
