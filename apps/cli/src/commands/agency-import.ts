import { setTimeout as wait } from 'node:timers/promises';
import { type AxisClient, AxisRefusal } from '@edoc-axis/client';
import {
  type ImportedRow,
  type ImportFault,
  type ImportOutcome,
  importOutcome,
  type ImportState,
  isImportUnderWay,
  listImportFaults,
  refusalOfImport,
} from '@edoc-axis/contracts';
import { type Bilingual, CataloguedError } from '@edoc-axis/domain';
import type { Command } from 'commander';
import { bold, dim, green, type Progress, type Terminal } from '../terminal/terminal.js';
import { fieldName } from './agency-difference.js';
import { asAdministrator } from './axis.js';
import type { CommandContext } from './command.js';
import { asOption } from './person-options.js';
import { withFile } from './with-file.js';

interface ImportOptions {
  readonly dryRun?: boolean;
  readonly reason?: string;
  readonly as?: string;
}

const path = '/v1/agencies/import';

export function defineImport(agency: Command, context: CommandContext): void {
  const { terminal } = context;
  const { text } = terminal;
  asOption(agency.command('import'), terminal)
    .description(
      text({
        vi: 'nhập cơ quan, đơn vị từ tệp CSV hoặc Excel; tất cả hoặc không dòng nào',
        en: 'import agencies from a CSV file or a workbook; all of it or nothing',
      }),
    )
    .argument(
      '<file>',
      text({
        vi: '.csv (UTF-8) hoặc .xlsx; hàng đầu là tên cột, xem tệp của "edoc agency export"',
        en: '.csv (UTF-8) or .xlsx; the first row names the columns, as in a file of "edoc agency export"',
      }),
    )
    .option(
      '--dry-run',
      text({ vi: 'chỉ kiểm tra: mỗi dòng làm gì và mọi lỗi', en: 'only check: what each row does, and every fault' }),
    )
    .option('--reason <words>', text({ vi: 'lý do, ghi vào nhật ký quản trị', en: 'why; it stands in the audit log' }))
    .action(async (file: string, { dryRun, reason, as }: ImportOptions) => {
      const axis = await asAdministrator(context, as);
      const query = { dryRun: dryRun ? 'true' : undefined, reason, waitSeconds: 0 };
      const id = await withFile(file, terminal, (body, bytes) =>
        begin(axis, { query, body, bytes, contentType: 'application/octet-stream' }),
      );
      const outcome = await untilEnded(id, axis, terminal);
      const faults = await allFaults(outcome, axis);
      terminal.result({ ...outcome, firstFaults: undefined, faults }, () => [
        ...faultLines(faults, terminal),
        ...describe(outcome, terminal),
      ]);
      // A rehearsal with faults leaves with the exit code of a refusal, too.
      if (outcome.problem === undefined && outcome.faults === 0) return;
      const { code, params } = refusalOfImport(outcome);
      throw new CataloguedError(code, params);
    });
}

/** A small file may have ended by the time it is answered. */
async function begin(axis: AxisClient, file: Parameters<AxisClient['upload']>[2]): Promise<string> {
  try {
    return (await axis.upload(importOutcome, path, file)).id;
  } catch (error) {
    const known = error instanceof AxisRefusal ? (error.problem as { import?: unknown }).import : undefined;
    if (typeof known === 'string') return known;
    throw error;
  }
}

const askEveryMs = 300;

async function untilEnded(id: string, axis: AxisClient, terminal: Terminal): Promise<ImportOutcome> {
  let shown: { state: ImportState; bar: Progress; soFar: number } | undefined;
  try {
    for (;;) {
      const outcome = await axis.get(importOutcome, `/v1/agencies/imports/${id}`);
      const { state, rows, judged, staged } = outcome;
      if (!isImportUnderWay(outcome)) return outcome;
      if (state !== shown?.state && rows > 0) {
        shown?.bar.done();
        shown = { state, bar: terminal.progress(terminal.text(doing[state] ?? doing.judging), rows, String), soFar: 0 };
      }
      const done = state === 'judging' ? judged : staged;
      if (shown) shown.bar.advance(Math.max(0, done - shown.soFar));
      if (shown) shown.soFar = done;
      await wait(askEveryMs);
    }
  } finally {
    shown?.bar.done();
  }
}

const doing = {
  judging: { vi: 'Đang kiểm tra', en: 'Judging' },
  staging: { vi: 'Đang ghi tạm', en: 'Staging' },
  'putting-in-force': { vi: 'Đang đưa vào hiệu lực', en: 'Putting in force' },
} as Readonly<Record<ImportState, { vi: string; en: string }>>;

async function allFaults({ id, faults: count, firstFaults }: ImportOutcome, axis: AxisClient): Promise<ImportFault[]> {
  if (count === firstFaults.length) return firstFaults;
  const faults: ImportFault[] = [];
  for (let after: number | undefined = 0; after !== undefined;) {
    const page: { faults: ImportFault[]; next?: number } = await axis.get(
      listImportFaults.reply,
      `/v1/agencies/imports/${id}/faults`,
      { after, limit: 500 },
    );
    faults.push(...page.faults);
    after = page.next;
  }
  return faults;
}

/** A table: the row, the column by its letters and its title, what is wrong and how to mend it. */
function faultLines(faults: readonly ImportFault[], { text, language }: Terminal): string[] {
  if (faults.length === 0) return [];
  const places = faults.map(({ row, column }) => [
    row === undefined ? '' : String(row),
    column ? `${column.letters} ${column.header}` : '',
  ]);
  const titles = [text({ vi: 'Hàng', en: 'Row' }), text({ vi: 'Cột', en: 'Column' })];
  const width = (n: number) => Math.max(...[titles, ...places].map((place) => place[n]?.length ?? 0));
  const widths = [width(0), width(1)];
  const line = (place: readonly string[], said: string) =>
    [...place.map((each, n) => each.padEnd(widths[n] ?? 0)), said].join('  ');
  return [
    bold(line(titles, text({ vi: 'Lỗi và cách sửa', en: 'What is wrong, and how to mend it' }))),
    ...faults.map(({ sentence }, n) => line(places[n] ?? [], sentence[language])),
  ];
}

function describe(outcome: ImportOutcome, terminal: Terminal): string[] {
  const { text } = terminal;
  const { state, counts, versions, approval, rows, firstRows } = outcome;
  const sums = counts && {
    vi: `${rows} dòng: ${counts.new} mới, ${counts.changed} thay đổi, ${counts.same} giữ nguyên`,
    en: `${rows} rows: ${counts.new} new, ${counts.changed} changed, ${counts.same} the same`,
  };
  const summary = sums ? [bold(text(sums))] : [];
  if (state === 'in-force') {
    const said = { vi: 'Đã có hiệu lực', en: 'In force' };
    return [
      `${green('✓')} ${text(said)}`,
      ...summary,
      ...(versions ? [dim(`  ${text(versionsName)} ${versions.first}–${versions.last}`)] : []),
    ];
  }
  if (state === 'waiting') {
    return [
      ...summary,
      text({
        vi: `Chưa thực hiện: cần quản trị viên thứ hai phê duyệt, ${approval}`,
        en: `Not done yet: a second administrator has to approve it, ${approval}`,
      }),
      text({
        vi: `  Người đó chạy: edoc approval approve ${approval}`,
        en: `  They run: edoc approval approve ${approval}`,
      }),
    ];
  }
  return [...firstRows.filter(({ effect }) => effect !== 'same').map((row) => rowLine(row, terminal)), ...summary];
}

const versionsName = { vi: 'phiên bản danh mục', en: 'directory versions' };

const effectNames: Readonly<Record<ImportedRow['effect'], Bilingual>> = {
  new: { vi: 'mới', en: 'new' },
  changed: { vi: 'thay đổi', en: 'changed' },
  same: { vi: 'giữ nguyên', en: 'the same' },
};

function rowLine({ row, code, effect, changed }: ImportedRow, { text }: Terminal): string {
  const fields = changed.map((field) => text(fieldName(field))).join(', ');
  return `${String(row).padStart(6)}  ${code.padEnd(14)} ${text(effectNames[effect])}${fields && `: ${fields}`}`;
}
