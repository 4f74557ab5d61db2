import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { type AxisClient, AxisUnreachable } from '@edoc-axis/client';
import type { RevocationUsed } from '@edoc-axis/contracts';
import { CataloguedError } from '@edoc-axis/domain';
import { type Terminal, yellow } from '../terminal/terminal.js';
import { asSystem } from './axis.js';
import type { DefineCommand } from './command.js';
import { writeDurably } from '../durable-files.js';
import { requireFolder } from './files.js';
import { localTime } from './local-time.js';

type Used = RevocationUsed['answers'][number];

/** An answer with the file it was written to; without one where the axis does not have it yet. */
interface WrittenAnswer extends Used {
  readonly file?: string;
}

type WrittenRevocation = Omit<RevocationUsed, 'answers'> & { readonly answers: readonly WrittenAnswer[] };

export const defineDocumentAnswers: DefineCommand = (command, context) => {
  const { terminal } = context;
  const { text } = terminal;
  command
    .description(
      text({
        vi: 'tải về kết quả kiểm tra thu hồi (OCSP, CRL) làm căn cứ khi tiếp nhận; đọc được bằng openssl',
        en: 'fetch the answers about revocation (OCSP, CRL) it was accepted on; openssl reads them',
      }),
    )
    .argument('<id>', text({ vi: 'mã văn bản do trục cấp', en: 'the axis’ id of the document' }))
    .requiredOption(
      '--as <file>',
      text({
        vi: 'thông tin xác thực của hệ thống bên gửi hoặc bên nhận',
        en: 'credentials of a system of its sender or of a recipient',
      }),
    )
    .requiredOption('--out <folder>', text({ vi: 'thư mục ghi các tệp', en: 'the folder to write the files to' }))
    .action(async (id: string, { as, out }: { as: string; out: string }) => {
      const { axis } = await asSystem(as, context);
      await requireFolder(out);
      const revocations: WrittenRevocation[] = [];
      for (const one of await axis.revocations(id)) {
        const answers: WrittenAnswer[] = [];
        for (const answer of one.answers) answers.push({ ...answer, file: await write(axis, id, answer, out) });
        revocations.push({ ...one, answers });
      }
      terminal.result({ revocations }, () => describe(revocations, terminal));
      const isComplete = revocations.every(({ answers }) => answers.every(({ file }) => file !== undefined));
      if (!isComplete) process.exitCode = 1;
    });
};

const endings = { ocsp: 'ors', list: 'crl' } as const;

async function write(axis: AxisClient, id: string, answer: Used, folder: string): Promise<string | undefined> {
  if (!answer.kept) return undefined;
  const file = join(folder, `${answer.sha256}.${endings[answer.kept.kind]}`);
  await writeDurably(file, checked(axis, await axis.openRevocationAnswer(id, answer.sha256), answer.sha256));
  return file;
}

/** Nothing is left under its name that is not what the name says. */
async function* checked(
  { url }: AxisClient,
  bytes: AsyncIterable<Buffer>,
  announcedSha256: string,
): AsyncIterable<Buffer> {
  const hash = createHash('sha256');
  try {
    for await (const piece of bytes) {
      hash.update(piece);
      yield piece;
    }
  } catch (cause) {
    throw new AxisUnreachable(url, { cause });
  }
  const computedSha256 = hash.digest('hex');
  if (computedSha256 === announcedSha256) return;
  throw new CataloguedError('content.digest-mismatch', { announcedSha256, computedSha256 });
}

function describe(revocations: readonly WrittenRevocation[], { text }: Terminal): string[] {
  if (revocations.length === 0) {
    return [text({ vi: 'Không có chứng thư số nào được kiểm tra thu hồi.', en: 'Nobody was asked about revocation.' })];
  }
  return revocations.flatMap(({ certificate, state, since, responder, answers }) => [
    `${certificate}  ${text(stateNames[state])}  ${localTime(since)}  ${responder}`,
    ...answers.map(({ file, sha256 }) => `    ${file ?? yellow(`${sha256}: ${text(notKept)}`)}`),
  ]);
}

const stateNames = {
  good: { vi: 'không bị thu hồi', en: 'good' },
  revoked: { vi: 'đã bị thu hồi', en: 'revoked' },
  unknown: { vi: 'chưa kiểm tra được', en: 'unknown' },
};
const notKept = { vi: 'trục chưa lưu', en: 'not kept by the axis yet' };
