import type { Sentence } from '@edoc-axis/contracts';
import { localTime } from '../commands/local-time.js';
import { bold, dim, green, red, type Terminal } from '../terminal/terminal.js';
import type { ShownKey } from './list-keys.js';

export function describeKey({ use, kid, since, until, ageDays, ended, file, kept }: ShownKey, terminal: Terminal) {
  const { text } = terminal;
  const age = ageDays === undefined ? '' : ` (${text({ vi: `${ageDays} ngày`, en: `${ageDays} days` })})`;
  const validity = [since && `${text(from)} ${localTime(since)}${age}`, until && `${text(to)} ${localTime(until)}`];
  const end = ended && (ended.why === 'lost' ? red(text(endSays(ended))) : dim(text(endSays(ended))));
  return [
    [bold(use), ...validity, end].filter(Boolean).join('  '),
    ...(kid ? [dim(`    kid ${kid}`)] : []),
    `    ${file ? `${file}  ` : ''}${showKept(kept, terminal)}`,
  ];
}

const from = { vi: 'từ', en: 'since' };
const to = { vi: 'đến', en: 'until' };

function endSays({ why, at, lostSince }: NonNullable<ShownKey['ended']>): Sentence {
  const when = localTime(at);
  if (why === 'rotated') return { vi: `đã thay lúc ${when}`, en: `rotated at ${when}` };
  if (why === 'replaced') return { vi: `hỏng, đã thay lúc ${when}`, en: `gone, replaced at ${when}` };
  const since = localTime(lostSince ?? at);
  return { vi: `MẤT, không tin từ ${since}`, en: `LOST, not trusted since ${since}` };
}

function showKept(kept: string, { text }: Terminal): string {
  if (kept === 'missing') return red(text({ vi: 'thiếu tệp', en: 'the file is missing' }));
  if (kept === 'offline') return green(text({ vi: 'không có trên máy này', en: 'not on this machine' }));
  if (kept === 'gone') {
    return dim(text({ vi: 'nửa bí mật đã xóa, nửa công khai còn trong danh sách', en: 'its private half is gone' }));
  }
  if (kept === 'encrypted') return green(text({ vi: 'đã mã hóa', en: 'encrypted' }));
  return kept === '0600' ? green(kept) : red(kept);
}
