import { isCatalogued, sentences } from '@edoc-axis/domain';
import type { Terminal } from '../terminal/terminal.js';
import type { OnDeath } from './kept-role.js';

/** Tells the operator that one of the axis' processes is not there, and will be. */
export function sayDeath(name: Parameters<OnDeath>[0], why: unknown, { say, text }: Terminal): void {
  if (why === undefined) {
    say(
      text({
        vi: `Tiến trình ${name} đã dừng; đang khởi động lại.`,
        en: `The ${name} process ended; starting it again.`,
      }),
    );
    return;
  }
  const reason = isCatalogued(why) ? text(sentences(why.code, why.params)) : String(why);
  say(
    text({
      vi: `Chưa khởi động lại được ${name}; sẽ thử lại. ${reason}`,
      en: `The ${name} process could not be started again; trying later. ${reason}`,
    }),
  );
}
