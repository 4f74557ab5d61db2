import { signedCallAgeHoursMax } from '@edoc-axis/contracts';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { registerPortal, registerSystem } from '../systems/credentials-files.js';
import { type SystemDoor, systemDoors } from '../systems/proofs.js';
import type { CommandContext } from './command.js';
import { optionReaders } from './read-option.js';
import { addressSays, ageSays, scopeSays } from './system-options.js';
import { nameOf, nameSays } from './system-shown.js';

/** A system of one of the doors, with credentials of its own; or the portal, which needs none. */
export function defineAdd(system: Command, context: CommandContext): void {
  const { terminal } = context;
  const { text } = terminal;
  const read = optionReaders(terminal);
  system
    .command('add')
    .description(
      text({
        vi: 'đăng ký hệ thống và ghi thông tin xác thực của nó',
        en: 'register a system and write its credentials',
      }),
    )
    .argument('<name>', nameSays(text), nameOf(text))
    .requiredOption('--agency <code...>', text({ vi: 'các cơ quan hệ thống phục vụ', en: 'the agencies it serves' }))
    .option(
      '--out <file>',
      text({
        vi: 'nơi ghi thông tin xác thực, chỉ bạn đọc được; tệp của chính hệ thống này thì dùng lại khóa trong đó (cổng thì không cần)',
        en: 'where its credentials go, readable by you alone; a file of this very system keeps its key (the portal has none)',
      }),
    )
    .option(
      '--from <time>',
      text({ vi: 'phục vụ từ (mặc định: bây giờ)', en: 'serves from (default: now)' }),
      read.moment,
    )
    .option('--scope <scope...>', scopeSays(text))
    .option('--address <range...>', addressSays(text))
    .option('--signed-call-age <hours>', ageSays(text), read.whole(1, signedCallAgeHoursMax))
    .addOption(
      new Option(
        '--door <door>',
        text({
          vi: 'cửa hệ thống dùng: v1; vxp cho thư viện kết nối trục quốc gia có sẵn (systemId và secret); provincial cho phần kết nối trục tỉnh có sẵn (tài khoản, systemId và secretKey); portal: các cơ quan làm việc trên trang của trục, không có hệ thống riêng',
          en: "the door it comes to: v1; vxp for the national axis' client it has already (a systemId and a secret); provincial for a client of a provincial axis (an account, a systemId and a secretKey); portal: its agencies work on the pages of the axis and have no system",
        }),
      )
        .choices([...systemDoors, 'portal'])
        .default('v1'),
    )
    .action((name: string, options: AddOptions) =>
      options.door === 'portal' ? addPortal(context, name, options) : addWithCredentials(context, name, options),
    );
}

async function addWithCredentials(context: CommandContext, name: string, options: AddOptions): Promise<void> {
  const { terminal } = context;
  const { text } = terminal;
  const { agency: agencies, door, out, from: since, scope: scopes } = options;
  if (door === 'portal' || out === undefined) {
    throw new InvalidArgumentError(
      text({ vi: 'Cần --out: nơi ghi thông tin xác thực.', en: '--out is needed: where its credentials go.' }),
    );
  }
  const guard = { addresses: options.address, signedCallAgeHours: options.signedCallAge };
  const entry = await registerSystem(context, { name, door, agencies, scopes, since, out, ...guard });
  if (!entry) return;
  terminal.result(entry, () => [
    `${entry.name}: ${agencies.join(', ')}`,
    text({
      vi: `Thông tin xác thực đã ghi vào ${out}. ${door === 'v1' ? 'Khóa chỉ có trong tệp này' : 'Mã bí mật không hiển thị lại ở đâu khác'}.`,
      en: `Credentials written to ${out}. ${door === 'v1' ? 'The key is in this file and nowhere else' : 'Its secret is shown nowhere else'}.`,
    }),
  ]);
}

/** No program calls for these agencies: their clerks sign in, and nothing is written that anybody could lose. */
async function addPortal(context: CommandContext, name: string, options: AddOptions): Promise<void> {
  const { terminal } = context;
  const { text } = terminal;
  const { agency: agencies, from: since } = options;
  const { out, scope, address, signedCallAge } = options;
  if ([out, scope, address, signedCallAge].some((given) => given !== undefined)) {
    throw new InvalidArgumentError(
      text({
        vi: 'Cổng không có thông tin xác thực: không dùng --out, --scope, --address, --signed-call-age.',
        en: 'The portal has no credentials: --out, --scope, --address and --signed-call-age mean nothing.',
      }),
    );
  }
  const entry = await registerPortal(context, { name, agencies, since });
  if (!entry) return;
  terminal.result(entry, () => [
    `${entry.name}: ${agencies.join(', ')}`,
    text({
      vi: 'Các cơ quan này làm việc trên cổng. Mời văn thư của từng cơ quan bằng edoc person add.',
      en: 'These agencies work on the portal. Invite the clerks of each with edoc person add.',
    }),
  ]);
}

interface AddOptions {
  readonly door: SystemDoor | 'portal';
  readonly agency: string[];
  readonly out?: string;
  readonly from?: string;
  readonly scope?: string[];
  readonly address?: string[];
  readonly signedCallAge?: number;
}
