import type { RehearsalView } from '@edoc-axis/contracts';
import { bold, dim, green, red, type Terminal, yellow } from '../terminal/terminal.js';
import { localTime } from './local-time.js';

type PlanLine = RehearsalView['before'][number];

/** A rehearsal for people: what stands before and after, what is wrong, and what is under way. */
export function rehearsalLines(rehearsal: RehearsalView, terminal: Terminal): string[] {
  const { text } = terminal;
  const { name, effectiveAt, before, after, leftOut } = rehearsal;
  return [
    bold(`${name}  ${localTime(effectiveAt)}`),
    bold(text({ vi: 'Trước', en: 'Before' })),
    ...before.map(treeLine),
    bold(text({ vi: 'Sau', en: 'After' })),
    ...after.map(treeLine),
    ...findingLines(rehearsal, terminal),
    ...waitingLines(rehearsal, terminal),
    ...(leftOut > 0 ? [dim(text({ vi: `… và ${leftOut} dòng nữa`, en: `… and ${leftOut} more lines` }))] : []),
  ];
}

/** Faults and warnings, each with its place in the file. */
export function findingLines({ findings }: RehearsalView, terminal: Terminal): string[] {
  return findings.map(
    ({ where, weight, sentence }) =>
      `${weight === 'fault' ? red('✗') : yellow('!')} ${where}: ${terminal.text(sentence)}`,
  );
}

const marks = {
  opens: { sign: '+', paint: green },
  closes: { sign: '−', paint: red },
  changes: { sign: '~', paint: yellow },
  stays: { sign: ' ', paint: dim },
} as const;

function treeLine({ code, name, depth, mark, successors = [] }: PlanLine): string {
  const { sign, paint } = marks[mark];
  const heirs = successors.length > 0 ? ` → ${successors.join(', ')}` : '';
  return paint(`${sign} ${'  '.repeat(depth)}${code}  ${name}${heirs}`);
}

function waitingLines({ waiting }: RehearsalView, { text }: Terminal): string[] {
  if (waiting.length === 0) return [text({ vi: 'Không có văn bản nào đang chờ.', en: 'Nothing waits.' })];
  return [
    bold(text({ vi: 'Văn bản đang chờ', en: 'What waits' })),
    ...waiting.map(({ agency, receivesFor, pending, unacknowledged }) => {
      const goes =
        receivesFor === undefined
          ? text({ vi: 'không có nơi nhận thay', en: 'nobody receives for it' })
          : text({ vi: `chuyển đến ${receivesFor}`, en: `goes to ${receivesFor}` });
      const counted = text({
        vi: `${pending} chưa lấy về (${goes}), ${unacknowledged} chưa tiếp nhận`,
        en: `${pending} not collected (${goes}), ${unacknowledged} not acknowledged`,
      });
      return `  ${agency}  ${counted}`;
    }),
  ];
}
