import { type DestinationView, listDestinations } from '@edoc-axis/contracts';
import type { z } from 'zod';
import { bold, dim, green, red, type Terminal } from '../terminal/terminal.js';
import { asAdministrator } from './axis.js';
import type { DefineCommand } from './command.js';
import { localTime } from './local-time.js';
import { postSays } from './system-shown.js';

export const defineDestinations: DefineCommand = (command, context) => {
  const { terminal } = context;
  command.action(async () => {
    const axis = await asAdministrator(context);
    const page = listDestinations.reply;
    for (let after: string | undefined = ''; after !== undefined;) {
      const one: z.output<typeof page> = await axis.get(page, '/v1/destinations', { after: after || undefined });
      for (const each of one.destinations) terminal.result(each, () => describe(each, terminal));
      after = one.next;
    }
  });
};

function describe(each: DestinationView, { text, language }: Terminal): string[] {
  const { system, url, takesPost, state, failures, failingSince, nextAt, problem, said, succeededAt, underWay } = each;
  const works = state === 'working' || state === 'untried';
  const since = failingSince === undefined ? '' : localTime(failingSince);
  const failing = text({
    vi: `lỗi ${failures} lần liên tiếp từ ${since}`,
    en: `failed ${failures} times in a row since ${since}`,
  });
  const next =
    nextAt === undefined
      ? ''
      : text({ vi: `, thử lại từ ${localTime(nextAt)}`, en: `, next from ${localTime(nextAt)}` });
  return [
    `${works ? green('✓') : red('✗')} ${bold(system)}  ${text(postSays[takesPost])}  ${dim(url)}`,
    ...(failures > 0 ? [`    ${failing}${next}`] : []),
    ...(problem ? [`    ${problem.sentence[language]}${said === undefined ? '' : `  ${dim(said)}`}`] : []),
    ...(succeededAt === undefined
      ? []
      : [`    ${text({ vi: 'Chuyển được lần cuối', en: 'Taken last' })}: ${localTime(succeededAt)}`]),
    ...(underWay > 0 ? [`    ${text({ vi: `Đang chuyển: ${underWay}`, en: `Under way: ${underWay}` })}`] : []),
  ];
}
