import { existsSync } from 'node:fs';
import { type RotatedUse, rotatedUses } from '@edoc-axis/domain';
import { allowHalts, placesIn, type Rotated, takeRootKeyOffline } from '@edoc-axis/platform/home';
import { changeKey, type KeyChange } from '../keys/change-key.js';
import { describeChange } from '../keys/describe-change.js';
import { listKeys } from '../keys/list-keys.js';
import { newPassphrase, passphraseFrom } from '../keys/passphrase.js';
import { describeKey } from '../keys/describe-key.js';
import { rotateSecrets } from '../keys/rotate-secrets.js';
import { green, red, type Terminal } from '../terminal/terminal.js';
import type { CommandContext, DefineCommand } from './command.js';
import { operatorKeys } from './operator-keys.js';
import { optionReaders } from './read-option.js';
import type { Command } from 'commander';

export const defineKeys: DefineCommand = (command, context) => {
  const { terminal } = context;
  const { text } = terminal;
  const read = optionReaders(terminal);
  command.action(() => showKeys(context));

  withRootKey(
    command.command('rotate').description(
      text({
        vi: 'tạo khóa mới; khóa cũ còn được tin một lúc cho những gì đang trên đường. Trục đang chạy dùng khóa mới ngay',
        en: 'make a new key; the old one is believed a while for what is on its way. A running axis takes it at once',
      }),
    ),
    terminal,
    [...rotatedUses, 'secrets'],
  ).action((use: RotatedUse | 'secrets', options: RootKeyOptions) =>
    use === 'secrets' ? changeSecrets(context) : change(context, { use, ...rootKeyOf(options, terminal) }),
  );

  withRootKey(
    command.command('lost').description(
      text({
        vi: 'khóa bị lộ hoặc mất: tạo khóa mới và không tin khóa cũ nữa, kể từ một thời điểm',
        en: 'a key is in other hands: make a new one, and believe the old one no longer, since a moment',
      }),
    ),
    terminal,
  )
    .option(
      '--since <time>',
      text({ vi: 'từ khi nào; mặc định là bây giờ', en: 'since when; now, when left out' }),
      read.moment,
    )
    .option(
      '--kid <kid>',
      text({ vi: 'khóa đã thôi dùng, xem edoc keys; mặc định là khóa đang dùng', en: 'a former key, see edoc keys' }),
    )
    .action((use: RotatedUse, { since, kid, ...options }: RootKeyOptions & { since?: string; kid?: string }) => {
      const lost = { since: since === undefined ? undefined : new Date(since), kid };
      return change(context, { use, lost, ...rootKeyOf(options, terminal) });
    });

  command
    .command('offline')
    .description(
      text({
        vi: 'chuyển khóa gốc ra thiết bị cất giữ: ghi, đọc lại, thử, rồi mới xóa khỏi máy này',
        en: 'move the root key to a medium: written, read back, tried, and only then removed from this machine',
      }),
    )
    .requiredOption('--to <folder>', text({ vi: 'thư mục trên thiết bị', en: 'a folder on the medium' }))
    .option('--encrypt', text({ vi: 'mã hóa khóa bằng mật khẩu', en: 'encrypt the key with a passphrase' }))
    .option('--passphrase-file <file>', text(passphraseFileSays))
    .action((options: OfflineOptions) => takeOffline(context, options));

  command
    .command('drill')
    .description(
      text({
        vi: 'diễn tập thay khóa và mất khóa trên một trục thử; không đụng đến trục thật',
        en: 'rehearse rotation and loss on a trial axis; nothing real is touched',
      }),
    )
    .action(async () => {
      const { drill } = await import('../keys/drill.js');
      const told = await drill((sentence, kept) =>
        terminal.result({ kept, sentence }, () => [`${kept ? green('✓') : red('✗')} ${text(sentence)}`]),
      );
      if (!told) process.exitCode = 1;
    });
};

interface RootKeyOptions {
  readonly rootKey?: string;
  readonly passphraseFile?: string;
}

interface OfflineOptions {
  readonly to: string;
  readonly encrypt?: boolean;
  readonly passphraseFile?: string;
}

const passphraseFileSays = {
  vi: 'tệp chứa mật khẩu, chỉ bạn đọc được; không có thì hỏi',
  en: 'a file with the passphrase, readable by you alone; without it you are asked',
};

function withRootKey(command: Command, { text }: Terminal, uses: readonly string[] = rotatedUses): Command {
  return command
    .argument('<use>', uses.join(' | '), optionReaders({ text }).oneOf(uses))
    .option(
      '--root-key <file>',
      text({
        vi: 'khóa gốc ở nơi cất giữ; không có thì dùng khóa trong EDOC_HOME/axis',
        en: 'the root key where it is kept; without it the one in EDOC_HOME/axis',
      }),
    )
    .option('--passphrase-file <file>', text(passphraseFileSays));
}

function rootKeyOf({ rootKey, passphraseFile }: RootKeyOptions, terminal: Terminal) {
  return { rootKeyFile: rootKey, ask: passphraseFrom(passphraseFile, terminal) };
}

function showKeys({ settings, terminal }: CommandContext): void {
  const keys = listKeys(settings.home, operatorKeys(settings).published, new Date());
  for (const key of keys) terminal.result(key, () => describeKey(key, terminal));
  const advice = keys.find((key) => key.advice)?.advice;
  if (advice && !terminal.json) terminal.result(advice, () => ['', `! ${terminal.text(advice.sentence)}`]);
}

async function change({ settings, terminal }: CommandContext, wanted: KeyChange): Promise<void> {
  const changed: Rotated = await changeKey(settings, wanted);
  const { key, former, list } = changed;
  terminal.result({ use: wanted.use, version: list.version, key, former }, () => describeChange(changed, terminal));
}

function changeSecrets({ settings, terminal }: CommandContext): void {
  const { keys } = rotateSecrets(settings);
  terminal.result({ use: 'secrets', keys }, () => [
    green(
      terminal.text({
        vi: '✓ Secret của các hệ thống từ nay được niêm phong bằng khóa mới.',
        en: '✓ Secrets of systems are sealed to a new key from now on.',
      }),
    ),
    terminal.text({
      vi: `Secret đã niêm phong trước đây vẫn mở được (${keys} khóa). Nếu khóa cũ bị lộ, hãy cấp secret mới cho từng hệ thống: edoc system rotate.`,
      en: `What was sealed before still opens (${keys} keys). If the former key was lost, give each system a new secret: edoc system rotate.`,
    }),
  ]);
}

async function takeOffline({ settings, terminal }: CommandContext, options: OfflineOptions): Promise<void> {
  const { home, haltFolder } = settings;
  operatorKeys(settings);
  allowHalts('keys', haltFolder);
  const rootKeyFile = placesIn(home).axis.rootKey;
  const passphrase =
    (options.encrypt || options.passphraseFile !== undefined) && existsSync(rootKeyFile)
      ? await newPassphrase(options.passphraseFile, rootKeyFile, terminal)
      : undefined;
  const file = await takeRootKeyOffline({ home, folder: options.to, passphrase });
  terminal.result({ file, encrypted: passphrase !== undefined }, () => [
    green(
      terminal.text({
        vi: `✓ Khóa gốc nằm trong ${file} và không còn trên máy này. Hãy tháo thiết bị, cất ở nơi an toàn và giữ một bản thứ hai ở nơi khác.`,
        en: `✓ The root key is in ${file} and no longer on this machine. Take the medium away, and keep a second copy at another place.`,
      }),
    ),
    terminal.text({
      vi: `Khi cần thay khóa: edoc keys rotate receipt --root-key ${file}`,
      en: `When a key is to be rotated: edoc keys rotate receipt --root-key ${file}`,
    }),
  ]);
}
