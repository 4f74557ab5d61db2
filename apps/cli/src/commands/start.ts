import { ownEnvironment, readSettings } from '@edoc-axis/platform/settings';
import { sayDeath } from '../start/say-death.js';
import { startAxis } from '../start/start-axis.js';
import { StoppedWhileStarting, untilToldToStop } from '../start/until-told-to-stop.js';
import { bold } from '../terminal/terminal.js';
import type { DefineCommand } from './command.js';

const stderr = 2;

export const defineStart: DefineCommand = (command, { terminal }) => {
  const { text } = terminal;
  command
    .option(
      '--insecure',
      text({
        vi: 'mở cho mọi địa chỉ mà không có TLS, khi TLS kết thúc ở phía trước (như EDOC_INSECURE=on)',
        en: 'listen on all addresses without TLS, when TLS ends in front of it (as EDOC_INSECURE=on)',
      }),
    )
    .action(async ({ insecure }: { insecure?: boolean }) => {
      const environment = { ...ownEnvironment(), ...(insecure ? { EDOC_INSECURE: 'on' } : {}) };
      const settings = readSettings(environment);
      const { told, signal } = untilToldToStop();
      try {
        const axis = await startAxis(settings, {
          environment,
          log: stderr,
          onDeath: (name, why) => sayDeath(name, why, terminal),
          signal,
        });
        terminal.result({ ready: true, url: axis.url, pids: axis.pids() }, () => [
          text({
            vi: `eDoc Axis đã sẵn sàng tại ${bold(axis.url)}`,
            en: `eDoc Axis is ready at ${bold(axis.url)}`,
          }),
          text(settings.door.tls ? withTls : settings.door.insecure ? openToAll : onlyHere),
          ...(settings.twoPersons === 'off' ? [text(onePerson)] : []),
          text({ vi: 'Nhấn Ctrl-C để dừng.', en: 'Ctrl-C stops it.' }),
        ]);
        await told;
        terminal.say(text({ vi: 'Đang dừng …', en: 'Stopping …' }));
        await axis.stop();
      } catch (error) {
        if (!(error instanceof StoppedWhileStarting)) throw error;
      }
    });
};

const onePerson = {
  vi: 'Mọi việc quản trị chỉ cần một người (EDOC_TWO_PERSONS=off).',
  en: 'One person decides everything (EDOC_TWO_PERSONS=off).',
};
const withTls = { vi: 'Mở cho mọi địa chỉ, qua TLS.', en: 'Open to all addresses, over TLS.' };
const openToAll = {
  vi: 'Mở cho mọi địa chỉ mà không có TLS: phía trước phải có máy chủ kết thúc TLS.',
  en: 'Open to all addresses without TLS: TLS must end in front of it.',
};
const onlyHere = {
  vi: 'Chỉ mở cho máy này, vì chưa có TLS (EDOC_TLS_CERT, EDOC_TLS_KEY).',
  en: 'Open to this machine only, for there is no TLS (EDOC_TLS_CERT, EDOC_TLS_KEY).',
};
