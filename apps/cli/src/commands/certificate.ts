import { createHash, X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { AxisClient } from '@edoc-axis/client';
import {
  carriedRevocationList,
  carryInRevocationList,
  certificateEntry,
  certificateView,
  documentsSignedWith,
  listCertificates,
  listPartBytesMax,
  noticedDaysMax,
} from '@edoc-axis/contracts';
import type { z } from 'zod';
import type { Terminal } from '../terminal/terminal.js';
import { asAdministrator } from './axis.js';
import { askAct } from './ask-act.js';
import type { CommandContext, DefineCommand } from './command.js';
import { readText, requireFile } from './files.js';
import { localTime } from './local-time.js';
import { optionReaders } from './read-option.js';

export const defineCertificate: DefineCommand = (command, context) => {
  const { terminal } = context;
  const { text } = terminal;
  command
    .command('add')
    .description(text({ vi: 'đăng ký chứng thư số cho cơ quan', en: 'register a certificate for an agency' }))
    .argument(
      '<code>',
      text({
        vi: 'mã định danh; nhiều mã cách nhau bằng dấu phẩy (văn phòng gửi văn bản của ủy ban)',
        en: 'the agency; several separated by commas (an office sends what its committee signs)',
      }),
    )
    .argument(
      '<cert.pem>',
      text({
        vi: 'chứng thư số; CA phải nằm trong certs/trust hoặc EDOC_HOME/trust',
        en: 'the certificate; its CA must lie in certs/trust or in EDOC_HOME/trust',
      }),
    )
    .option(
      '--person',
      text({
        vi: 'chứng thư số cá nhân, không phải của cơ quan',
        en: 'the certificate of a person, not of the organisation',
      }),
    )
    .option(
      '--also',
      text({
        vi: 'chứng thư số đã đăng ký, nay ký cho cả các cơ quan này',
        en: 'it is registered already and signs for these agencies too',
      }),
    )
    .action(async (codes: string, file: string, { person, also }: { person?: boolean; also?: boolean }) => {
      const wanted = {
        pem: await readText(file),
        agencies: codes.split(','),
        role: person ? 'person' : 'organisation',
        also: also === true,
      };
      const axis = await asAdministrator(context);
      const entry = await askAct(axis, certificateEntry, '/v1/certificates', wanted, terminal);
      if (entry) show(entry, terminal);
    });

  command
    .command('list')
    .description(text({ vi: 'liệt kê chứng thư số đã đăng ký', en: 'list registered certificates' }))
    .option('--agency <code>', text({ vi: 'chỉ của cơ quan này', en: 'only those of this agency' }))
    .option(
      '--ends-within <days>',
      text({
        vi: `chỉ những chứng thư hết hạn trong số ngày này (tối đa ${noticedDaysMax})`,
        en: `only those that end within so many days (at most ${noticedDaysMax})`,
      }),
      optionReaders(terminal).whole(1, noticedDaysMax),
    )
    .action(async ({ agency, endsWithin }: { agency?: string; endsWithin?: number }) => {
      const axis = await asAdministrator(context);
      const page = listCertificates.reply;
      for (let after: string | undefined = ''; after !== undefined;) {
        const query = { agency, endsWithinDays: endsWithin, after: after || undefined };
        const one: z.output<typeof page> = await axis.get(page, '/v1/certificates', query);
        for (const entry of one.certificates) show(entry, terminal);
        after = one.next;
      }
    });

  command
    .command('distrust')
    .description(
      text({
        vi: 'từ một thời điểm, không tin chữ ký bằng chứng thư số này nữa (lộ khóa, mất USB token)',
        en: 'believe nothing signed with a certificate since a moment (its key was lost)',
      }),
    )
    .argument(
      '<sha256>',
      text({ vi: 'mã SHA-256, xem edoc certificate list', en: 'its SHA-256, see edoc certificate list' }),
    )
    .requiredOption(
      '--since <time>',
      text({ vi: 'từ khi nào (2025-07-01T08:00:00+07:00)', en: 'since when (2025-07-01T08:00:00+07:00)' }),
    )
    .requiredOption('--reason <words>', text({ vi: 'lý do, nơi gửi sẽ đọc được', en: 'why; the sender will read it' }))
    .action(async (sha256: string, { since, reason }: { since: string; reason: string }) => {
      const path = `/v1/certificates/${encodeURIComponent(sha256.toLowerCase())}/distrust`;
      show(await (await asAdministrator(context)).post(certificateEntry, path, { since, reason }), terminal);
      await listSigned(context, sha256, since);
    });

  command
    .command('documents')
    .description(
      text({
        vi: 'liệt kê văn bản đã nhận có chữ ký bằng chứng thư số này từ một thời điểm',
        en: 'list what was accepted with a certificate’s signature since a moment',
      }),
    )
    .argument('<sha256>', text({ vi: 'mã SHA-256', en: 'its SHA-256' }))
    .requiredOption('--since <time>', text({ vi: 'từ khi nào', en: 'since when' }))
    .action((sha256: string, { since }: { since: string }) => listSigned(context, sha256, since));

  command
    .command('revocation-list')
    .description(
      text({
        vi: 'nạp danh sách thu hồi (CRL) của CA không kết nối được từ đây',
        en: 'carry in the revocation list (CRL) of a CA that cannot be reached from here',
      }),
    )
    .argument('<file>', text({ vi: 'danh sách, DER hoặc PEM', en: 'the list, DER or PEM' }))
    .action(async (file: string) => {
      await requireFile(file);
      const carried = await carryIn(await asAdministrator(context), await readFile(file));
      const left = carried.certificates - carried.revocations.length;
      terminal.result(carried, () => [
        `SHA-256 ${carried.answer}, ${text({ vi: 'có giá trị đến', en: 'good until' })} ${localTime(carried.until)}`,
        ...carried.revocations.map(({ certificate, state }) => `    ${certificate}  ${state}`),
        ...(left > 0 ? [text({ vi: `    và ${left} chứng thư số khác`, en: `    and ${left} others` })] : []),
      ]);
    });
};

/** A list that fits into one call goes in one; a larger one in parts, the last of which is answered like that. */
async function carryIn(axis: AxisClient, list: Buffer): Promise<z.output<typeof carriedRevocationList>> {
  const sha256 = createHash('sha256').update(list).digest('hex');
  const parts = Math.max(1, Math.ceil(list.length / listPartBytesMax));
  const send = <Shape extends z.ZodType>(shape: Shape, part: number) => {
    const bytes = list.subarray((part - 1) * listPartBytesMax, part * listPartBytesMax);
    const of = parts === 1 ? {} : { of: { sha256, part, parts } };
    return axis.post(shape, '/v1/revocation-lists', { list: bytes.toString('base64'), ...of });
  };
  for (let part = 1; part < parts; part += 1) await send(carryInRevocationList.reply, part);
  return send(carriedRevocationList, parts);
}

async function listSigned(context: CommandContext, sha256: string, since: string): Promise<void> {
  const axis = await asAdministrator(context);
  const path = `/v1/certificates/${encodeURIComponent(sha256.toLowerCase())}/documents`;
  const page = documentsSignedWith.reply;
  for (let after: string | undefined = ''; after !== undefined;) {
    const one: z.output<typeof page> = await axis.get(page, path, { since, after: after || undefined });
    for (const document of one.documents) {
      const { sender, code, documentId, broughtAt, verdict } = document;
      context.terminal.result(document, () => [
        `${localTime(broughtAt)}  ${sender}  ${code.number}/${code.notation}  ${documentId}  ${verdict}`,
      ]);
    }
    after = one.next;
  }
}

function show(entry: z.output<typeof certificateView>, terminal: Terminal): void {
  terminal.result(entry, () => {
    const { subject, issuer, validTo } = new X509Certificate(Buffer.from(entry.der, 'base64'));
    return [
      `${entry.agencies.join(', ')}  ${entry.role}  ${subject.replaceAll('\n', ', ')}`,
      `    ${terminal.text({ vi: 'cấp bởi', en: 'issued by' })} ${issuer.replaceAll('\n', ', ')}, ${terminal.text({ vi: 'hết hạn', en: 'expires' })} ${validTo}`,
      `    SHA-256 ${entry.sha256}`,
      ...[...describeRevocation(entry, terminal), ...describeEnd(entry, terminal)].map((line) => `    ${line}`),
    ];
  });
}

/** What was said last of its end. */
function describeEnd({ notices = [] }: z.output<typeof certificateView>, { text }: Terminal): string[] {
  const last = notices.at(-1);
  if (!last) return [];
  const [endsAt, noticedAt] = [localTime(last.endsAt), localTime(last.noticedAt)];
  return [
    text({
      vi: `sắp hết hạn (${endsAt}), đã báo lúc ${noticedAt}: cần gia hạn tại CA và đăng ký chứng thư mới`,
      en: `ends soon (${endsAt}), noticed at ${noticedAt}: have it renewed by its CA, and register the new one`,
    }),
  ];
}

const states = {
  good: { vi: 'chưa bị thu hồi', en: 'not revoked' },
  revoked: { vi: 'đã bị thu hồi', en: 'revoked' },
  unknown: { vi: 'chưa kiểm tra được thu hồi, từ', en: 'revocation could not be checked since' },
};

function describeRevocation(entry: z.output<typeof certificateView>, { text }: Terminal): string[] {
  const { revokedAt, revocation, problem } = entry;
  return [
    ...(revokedAt ? [`${text({ vi: 'không tin từ', en: 'not trusted since' })} ${localTime(revokedAt)}`] : []),
    ...(revocation
      ? [`${text(states[revocation.state])} ${localTime(revocation.since)} (${revocation.responder})`]
      : []),
    ...(problem ? [text(problem.sentence)] : []),
  ];
}
