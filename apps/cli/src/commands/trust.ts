import { axisNameOf } from '@edoc-axis/platform/home';
import type { DefineCommand } from './command.js';
import { writeDurably } from '../durable-files.js';
import { operatorKeys } from './operator-keys.js';

export const defineTrust: DefineCommand = (command, context) => {
  const { text } = context.terminal;
  command
    .command('export')
    .description(
      text({
        vi: 'in chứng thư số gốc của trục (PEM), dùng cho edoc verify --trust',
        en: 'print the axis’ root certificate (PEM), for edoc verify --trust',
      }),
    )
    .option('--out <file>', text({ vi: 'ghi vào tệp', en: 'write it to a file' }))
    .option(
      '--keys',
      text({
        vi: 'in danh sách mọi khóa của trục do khóa gốc ký (JWS), dùng cho edoc verify --keys',
        en: 'print the list of all keys of the axis, signed by its root (JWS), for edoc verify --keys',
      }),
    )
    .action(async ({ out, keys }: { out?: string; keys?: boolean }) => {
      const { settings, terminal } = context;
      const { axisRootPem, ring } = operatorKeys(settings).published;
      const exported = keys ? `${ring.jws}\n` : axisRootPem;
      if (out) await writeDurably(out, [exported]);
      const shown = keys ? { jws: ring.jws } : { axisRootPem };
      terminal.result({ axis: axisNameOf(axisRootPem), ...shown, file: out }, () =>
        out ? [out] : exported.trimEnd().split('\n'),
      );
    });
};
