import { finding, listNotices, listSuspicions } from '@edoc-axis/contracts';
import type { AxisClient } from '@edoc-axis/client';
import { z } from 'zod';
import { isCatalogued } from '@edoc-axis/domain';
import { adviceOnRootKey } from '../keys/list-keys.js';
import { green, red, type Terminal, yellow } from '../terminal/terminal.js';
import { askBeside } from './ask-beside.js';
import { asOperator } from './axis.js';
import type { CommandContext, DefineCommand } from './command.js';
import { summary } from './notices.js';

const exchangePage = z.object({
  examined: z.object({ documents: z.number(), deliveries: z.number(), receipts: z.number() }),
  findings: z.array(finding),
  deadLetters: z.number().optional(),
  next: z.string().optional(),
});
const registryPage = z.object({ certificates: z.number(), findings: z.array(finding) });
const trackerPage = z.object({
  facts: z.number(),
  receipts: z.number(),
  caughtUp: z.boolean(),
  rereading: z.object({ share: z.number(), behind: z.number() }),
  findings: z.array(finding),
});

/** Nobody has to be told anything, so nothing is wrong; who believes that somebody is should know. */
const noticesPage = listNotices.reply;
const failedOnes = { state: 'failed' };

export const defineDoctor: DefineCommand = (command, context) => {
  command.action(async () => {
    const suspicions = await askSuspicions(context);
    if (!(await examine(asOperator(context), context.terminal, suspicions))) process.exitCode = 1;
    sayAdvice(context);
  });
};

type Found = z.output<typeof finding>;

/** A gateway that is not believed is not the one to say so: what is known of it is asked beside it, where we stand there. */
async function askSuspicions(context: CommandContext): Promise<readonly Found[]> {
  try {
    return (await askBeside(context, listSuspicions, {})).findings;
  } catch (error) {
    // With the exchange away, or the axis on another machine, the door is asked for everything.
    if (isCatalogued(error) && error.kind === 'unavailable') return [];
    throw error;
  }
}

/** No promise is broken, so nothing is wrong; it should be done nevertheless. */
function sayAdvice({ settings, terminal }: CommandContext): void {
  const advice = adviceOnRootKey(settings.home, new Date());
  if (advice) terminal.result({ advice }, () => [`${yellow('!')} ${terminal.text(advice.sentence)}`]);
}

/**
 * True when nothing is wrong. Every finding is shown as it is found: an axis may hold millions of documents.
 * @param known found beside the door, and not shown twice
 */
export async function examine(axis: AxisClient, terminal: Terminal, known: readonly Found[] = []): Promise<boolean> {
  const examined = { documents: 0, deliveries: 0, receipts: 0 };
  let findings = 0;
  let deadLetters = 0;
  const shown = new Set<string>();
  const show = (found: Found) => {
    const name = `${found.code} ${found.subject}`;
    if (shown.has(name)) return;
    shown.add(name);
    findings += 1;
    terminal.result(found, () => [`${red('✗')} ${found.code} ${found.subject}: ${terminal.text(found.sentence)}`]);
  };
  known.forEach(show);
  for (let after: string | undefined = ''; after !== undefined;) {
    const page: z.output<typeof exchangePage> = await axis.get(exchangePage, '/v1/examination/exchange', {
      after: after || undefined,
    });
    for (const count of ['documents', 'deliveries', 'receipts'] as const) examined[count] += page.examined[count];
    page.findings.forEach(show);
    deadLetters = page.deadLetters ?? deadLetters;
    after = page.next;
  }
  const registry = await axis.get(registryPage, '/v1/examination/registry');
  registry.findings.forEach(show);
  const tracker = await axis.get(trackerPage, '/v1/examination/tracker');
  tracker.findings.forEach(show);
  const {
    dispatches: failed,
    next: furtherFailed,
    ...notices
  } = await axis.get(noticesPage, '/v1/notices', failedOnes);

  const { certificates } = registry;
  const { facts, caughtUp, rereading } = tracker;
  terminal.result({ ...examined, certificates, facts, caughtUp, rereading, notices, deadLetters, findings }, () => [
    terminal.text({
      vi: `Đã kiểm tra ${examined.documents} văn bản, ${examined.deliveries} lượt gửi, ${examined.receipts} biên nhận, ${certificates} chứng thư số, ${facts} sự kiện.`,
      en: `Examined ${examined.documents} documents, ${examined.deliveries} deliveries, ${examined.receipts} receipts, ${certificates} certificates, ${facts} facts.`,
    }),
    ...(rereading.behind > 0 && rereading.share > 0
      ? [
          terminal.text({
            vi: `Còn ${rereading.behind} gói tin chờ được đọc lại.`,
            en: `${rereading.behind} packets are still to be read anew.`,
          }),
        ]
      : []),
    ...(deadLetters > 0
      ? [
          terminal.text({
            vi: `${deadLetters} lượt gửi kết thúc mà chưa đến, chưa ai xử lý: edoc dead-letters.`,
            en: `${deadLetters} deliveries ended in vain and wait for somebody to deal with them: edoc dead-letters.`,
          }),
        ]
      : []),
    ...summary(notices, terminal),
    ...(failed.length > 0 ? [sayFailed(failed.length, furtherFailed !== undefined, terminal)] : []),
    findings === 0
      ? green(terminal.text({ vi: '✓ Không phát hiện sai lệch.', en: '✓ Nothing is wrong.' }))
      : red(terminal.text({ vi: `✗ ${findings} sai lệch.`, en: `✗ ${findings} findings.` })),
  ]);
  return findings === 0;
}

function sayFailed(count: number, further: boolean, { text }: Terminal): string {
  return `${yellow('!')} ${text({
    vi: `${further ? 'Hơn ' : ''}${count} thư báo không gửi được: edoc notices.`,
    en: `${further ? 'More than ' : ''}${count} mails could not be sent: edoc notices.`,
  })}`;
}
