import { axisNameOf } from '@edoc-axis/platform/home';
import type { DefineCommand } from './command.js';
import { writeWhole } from './files.js';
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
    .action(async ({ out }: { out?: string }) => {
      const { settings, terminal } = context;
      const { axisRootPem } = operatorKeys(settings).published;
      if (out) await writeWhole(out, [axisRootPem]);
      terminal.result({ axis: axisNameOf(axisRootPem), axisRootPem, file: out }, () =>
        out ? [out] : axisRootPem.trimEnd().split('\n'),
      );
    });
};
