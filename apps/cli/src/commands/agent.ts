import { resolve } from 'node:path';
import type { Sentence } from '@edoc-axis/contracts';
import { type Agent, type AgentEvent, exitCodeOf, refusalOf } from '../agent/agent.js';
import { type AgentFolder, openAgentFolder } from '../agent/agent-folder.js';
import { keepRunning, runOnce } from '../agent/run-agent.js';
import { StaleDocuments } from '../agent/stale-documents.js';
import { untilToldToStop } from '../start/until-told-to-stop.js';
import { dim, green, red, type Terminal } from '../terminal/terminal.js';
import { asSystem } from './axis.js';
import { bothOrNeither } from './both-or-neither.js';
import type { CommandContext, DefineCommand } from './command.js';
import { requireFile } from './files.js';
import { localTime } from './local-time.js';
import { optionReaders } from './read-option.js';

interface Options {
  readonly as: string;
  readonly folder: string;
  readonly key?: string;
  readonly cert?: string;
  readonly once?: boolean;
  readonly settleSeconds: number;
}

export const defineAgent: DefineCommand = (command, context) => {
  const { terminal } = context;
  const { text } = terminal;
  command
    .requiredOption('--as <file>', text({ vi: 'tệp thông tin xác thực của hệ thống', en: 'credentials of the system' }))
    .requiredOption('--folder <dir>', text({ vi: 'thư mục gửi, nhận của cơ quan', en: 'the office’s folder' }))
    .option('--key <pem>', text({ vi: 'khóa bí mật để ký các bản khai', en: 'the private key that signs drafts' }))
    .option('--cert <pem>', text({ vi: 'chứng thư số của khóa', en: 'its certificate' }))
    .option('--once', text({ vi: 'làm hết việc đang có rồi kết thúc', en: 'do what there is to do, and end' }))
    .option(
      '--settle-seconds <seconds>',
      text({
        vi: 'tệp không đổi trong bao lâu thì coi là đã chép xong',
        en: 'how long a file must have stayed as it is to count as whole',
      }),
      optionReaders(terminal).whole(0, 3600),
      3,
    )
    .addHelpText('after', `\n${text(folderSays)}`)
    .action(async (options: Options) => {
      bothOrNeither(command, options, terminal);
      await work(options, context);
    });
};

const folderSays = {
  vi: `Trong thư mục:
  out      đặt vào đây để gửi: gói tin đã ký (*.edxml); hoặc TÊN.draft.json cùng TÊN.pdf, TÊN.1.xlsx…;
           hoặc một thư mục có draft.json và các tệp đính kèm (cần --key và --cert)
  sent     đã gửi, kèm biên nhận; TRANG-THAI.txt cho biết văn bản đang ở đâu, đến lượt ai
  refused  bị từ chối; TRANG-THAI.txt cho biết vì sao và cần làm gì
  in       văn bản đến, mỗi văn bản một thư mục; phản hồi bằng một tệp rỗng đặt vào đó:
           03 (tiếp nhận), "02 lý do.txt" (từ chối), 04, 05, 06, 15, 16; hoặc answer.json`,
  en: `In the folder:
  out      what lies here is sent: a signed packet (*.edxml); or NAME.draft.json with NAME.pdf, NAME.1.xlsx…;
           or a folder with draft.json and the attachments (these need --key and --cert)
  sent     what was sent, with its receipts; TRANG-THAI.txt says where it is and whose move it is
  refused  what was refused; TRANG-THAI.txt says why and what to do
  in       what arrived, a folder for each document; answer by an empty file put there:
           03 (taken), "02 reason.txt" (refused), 04, 05, 06, 15, 16; or by answer.json`,
};

async function work(options: Options, context: CommandContext): Promise<void> {
  const { as, folder: root, key, cert, once, settleSeconds } = options;
  const { terminal } = context;
  const { axis, credentials } = await asSystem(as, context);
  const signing = key !== undefined && cert !== undefined ? { keyFile: key, certificateFile: cert } : undefined;
  if (signing) await Promise.all(Object.values(signing).map(requireFile));
  const folder = await openAgentFolder(resolve(root));
  try {
    const spoken = speak(terminal);
    const agent: Agent = {
      axis,
      axisRootPem: credentials.axisRootPem,
      folder,
      terminal,
      signing,
      settleMs: settleSeconds * 1000,
      stale: new StaleDocuments(),
      ...spoken,
    };
    await run(agent, folder, once ?? false, spoken);
  } finally {
    folder.close();
  }
}

async function run(agent: Agent, folder: AgentFolder, once: boolean, { worst }: Spoken): Promise<void> {
  const { terminal } = agent;
  const { signal } = untilToldToStop();
  signal.addEventListener('abort', () => terminal.say(terminal.text(stopping)));
  if (once) {
    await runOnce(agent, signal);
    process.exitCode = worst();
    return;
  }
  terminal.say(terminal.text({ vi: `Đang làm việc với ${folder.at()}`, en: `At work on ${folder.at()}` }));
  await keepRunning(agent, signal);
}

const stopping = {
  vi: 'Đang dừng: làm nốt việc dở dang. Ctrl-C lần nữa để dừng ngay.',
  en: 'Stopping: finishing what has begun. Ctrl-C again ends it at once.',
};

interface Spoken extends Pick<Agent, 'tell' | 'fail'> {
  /** The exit code of the worst that was said. */
  worst(): number;
}

/** What keeps failing for the same reason is said again after so long. */
const silentMs = 15 * 60_000;
const saidMax = 10_000;

/** A line for each thing that happens. */
function speak(terminal: Terminal): Spoken {
  const said = new Map<string, { code: string; at: number }>();
  let worst = 0;
  const show = (event: AgentEvent, sign: string, sentence: Sentence) =>
    terminal.result({ at: new Date().toISOString(), ...event }, () => [
      `${dim(localTime(new Date().toISOString()))}  ${sign} ${terminal.text(sentence)}`,
    ]);
  return {
    worst: () => worst,
    tell(event, sentence) {
      show(event, green('✓'), sentence);
    },
    fail(event, error) {
      worst = Math.max(worst, exitCodeOf(error));
      const refusal = refusalOf(error);
      const about = `${event.event} ${String(event['item'] ?? '')}`;
      const before = said.get(about);
      if (before?.code === refusal.code && performance.now() - before.at < silentMs) return;
      if (said.size >= saidMax) said.clear();
      said.set(about, { code: refusal.code, at: performance.now() });
      const named = event['item'] === undefined ? '' : `${String(event['item'])}: `;
      const { vi, en } = refusal.sentence;
      show({ ...event, ...refusal }, red('✗'), { vi: `${named}${vi}`, en: `${named}${en}` });
    },
  };
}
