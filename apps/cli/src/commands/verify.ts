import { open, readFile, stat } from 'node:fs/promises';
import {
  keyListCharactersMax,
  keyListType,
  type ReceiptClaims,
  verifyKeyList,
  verifyReceipt,
} from '@edoc-axis/evidence';
import { CataloguedError, isCatalogued, isErrorCode, sentence, type ErrorCode, type KeyList } from '@edoc-axis/domain';
import { createPacketMeasurer, readCertificates, verifyPacketAlone, type Certificate } from '@edoc-axis/signature';
import { piecesOf } from '../pieces-of-file.js';
import { dim, green, red, type Terminal } from '../terminal/terminal.js';
import type { DefineCommand } from './command.js';
import { describePdf } from './describe-pdf.js';
import { readText, requireFile } from './files.js';
import { type PdfVerification, verifyPdfs } from './verify-pdfs.js';

/** One line of `edoc verify --json`. */
export interface Verification {
  readonly file: string;
  readonly kind: 'packet' | 'receipt' | 'keys' | 'unknown';
  readonly verdict: string;
  readonly code: string;
  readonly sentence: { readonly vi: string; readonly en: string };
  readonly certificate?: unknown;
  /** Whether a CA given with --trust stands behind the certificate. */
  readonly authority?: string;
  readonly event?: string;
  /** Of a receipt: what the axis remarked on the signatures of the main document. */
  readonly remarks?: readonly { readonly code: string; readonly sentence: Verification['sentence'] }[];
  /** Of a packet: its PDF files, in archives too, each with its signatures. */
  readonly pdfs?: readonly PdfVerification[];
  /** Which agency a certificate belongs to is known only to an axis. */
  readonly agency: 'not-checked';
}

export const defineVerify: DefineCommand = (command, { terminal }) => {
  const { text } = terminal;
  command
    .argument(
      '<files...>',
      text({
        vi: 'gói tin (.edxml), kể cả chữ ký trong tệp PDF đính kèm (cả trong tệp ZIP), biên nhận và danh sách khóa (JWS)',
        en: 'packets (.edxml), with the signatures inside their PDF attachments (in ZIP files too), receipts and lists of keys (JWS)',
      }),
    )
    .option(
      '--trust <pem>',
      text({
        vi: 'CA được tin cậy (dùng được nhiều lần); với biên nhận là chứng thư gốc của trục, xem edoc trust export. Không có thì CA của gói tin không được kiểm tra, và kết quả nói rõ điều đó',
        en: 'CAs to believe (may be given again); for receipts the axis’ root, see edoc trust export. Without it a packet’s CA is not checked, and the answer says so',
      }),
      (file: string, files: string[]) => [...files, file],
      [],
    )
    .option(
      '--keys <jws>',
      text({
        vi: 'danh sách khóa của trục (jws tại GET /v1/keys, edoc trust export --keys): biên nhận ký bằng khóa đã mất là đáng ngờ. Không có thì không biết khóa nào đã mất',
        en: 'the axis’ list of keys (jws of GET /v1/keys, edoc trust export --keys): receipts by a key that was lost are doubtful. Without it nobody knows which were lost',
      }),
    )
    .action(async (files: string[], { trust, keys }: { trust: string[]; keys?: string }) => {
      const authorities = (await Promise.all(trust.map(readAuthorities))).flat();
      const beliefs = { trust: authorities, keys: keys === undefined ? undefined : await readKeys(keys, authorities) };
      for (const file of files) {
        const verification = await verifyFile(file, beliefs, terminal);
        terminal.result(verification, () => describe(verification, terminal));
        if (!isGood(verification)) process.exitCode = 1;
      }
    });
};

/** Files nobody signed, or nobody ever looks into, are as good as before; one whose signatures do not hold is not. */
function isGood({ verdict, pdfs = [] }: Verification): boolean {
  return verdict === 'valid' && pdfs.every(({ verdict, code }) => harmless.has(verdict) || harmless.has(code));
}

const harmless: ReadonlySet<PdfVerification['verdict' | 'code']> = new Set([
  'valid',
  'absent',
  'archive.kind-not-read',
]);

/** What somebody who verifies believes. */
interface Beliefs {
  readonly trust: readonly Certificate[];
  readonly keys?: KeyList;
}

/** @throws CataloguedError `key.list-invalid` when no root that is trusted has signed it */
async function readKeys(file: string, trust: readonly Certificate[]): Promise<KeyList> {
  const judged = judgeKeyList(await readText(file), trust);
  if (judged?.verdict === 'valid') return judged.list;
  throw new CataloguedError(judged?.code ?? 'receipt.root-missing', judged?.params);
}

function judgeKeyList(text: string, trust: readonly Certificate[]) {
  const judgements = trust.map(({ x509 }) => verifyKeyList(text, { rootPem: x509.toString() }));
  return judgements.find(({ verdict }) => verdict === 'valid') ?? judgements[0];
}

async function readAuthorities(file: string): Promise<Certificate[]> {
  return readCertificates(await readText(file));
}

/** One line for each file, whatever it is: what cannot be read must not hide what is wrong with the next one. */
async function verifyFile(file: string, beliefs: Beliefs, terminal: Terminal): Promise<Verification> {
  let kind: Verification['kind'] = 'unknown';
  try {
    await requireFile(file);
    kind = await kindOf(file);
    if (kind === 'packet') return await verifyPacketFile(file, beliefs.trust, terminal);
    const text = await readFile(file, 'utf8');
    return kind === 'keys' ? verifyKeysFile(file, text, beliefs.trust) : verifyReceiptFile(file, text, beliefs);
  } catch (error) {
    const verdict = kind === 'unknown' ? 'unreadable' : 'invalid';
    if (isCatalogued(error)) return { file, kind, verdict, ...say(error.code, error.params), agency: 'not-checked' };
    if ((error as NodeJS.ErrnoException).syscall === undefined) throw error;
    return { file, kind, verdict, ...say('file.not-readable', { file }), agency: 'not-checked' };
  }
}

async function verifyPacketFile(
  file: string,
  trust: readonly Certificate[],
  terminal: Terminal,
): Promise<Verification> {
  const { size: announcedBytes } = await stat(file);
  const bar = terminal.progress(file, announcedBytes);
  const measurer = createPacketMeasurer({ announcedBytes });
  try {
    for (const piece of piecesOf(file)) {
      measurer.write(piece);
      bar.advance(piece.length);
    }
  } finally {
    bar.done();
  }
  const measurements = measurer.end();
  const judgement = verifyPacketAlone(measurements, {
    trust: trust.length > 0 ? trust : 'not-checked',
    at: new Date(),
  });
  const { verdict, certificate, authority, agency } = judgement;
  return {
    file,
    kind: 'packet',
    verdict,
    ...(judgement.code ? sayAlone(judgement.code, judgement.params) : intact(authority)),
    certificate,
    authority,
    agency,
    pdfs: await verifyPdfs(file, measurements.reading, trust),
  };
}

function verifyKeysFile(file: string, text: string, trust: readonly Certificate[]): Verification {
  const judged = judgeKeyList(text, trust);
  const about = { file, kind: 'keys', agency: 'not-checked' } as const;
  if (!judged) return { ...about, verdict: 'untrusted', ...say('receipt.root-missing', {}) };
  if (judged.verdict !== 'valid') return { ...about, verdict: judged.verdict, ...say(judged.code, judged.params) };
  const { iss, version, iat, keys } = judged.list;
  const at = new Date(iat * 1000).toISOString();
  const sentence = {
    vi: `Danh sách khóa của trục ${iss} là thật: ${keys.length} khóa, phiên bản ${version}, lập lúc ${at}.`,
    en: `The list of keys of the axis ${iss} is genuine: ${keys.length} keys, version ${version}, of ${at}.`,
  };
  return { ...about, verdict: 'valid', code: 'key.list-valid', sentence };
}

function verifyReceiptFile(file: string, text: string, { trust, keys }: Beliefs): Verification {
  const judgements = trust.map(({ x509 }) => verifyReceipt(text, { rootPem: x509.toString(), keys }));
  const judged = judgements.find(({ verdict }) => verdict === 'valid') ?? judgements[0];
  if (!judged)
    return { file, kind: 'receipt', verdict: 'untrusted', ...say('receipt.root-missing', {}), agency: 'not-checked' };
  if (judged.verdict !== 'valid')
    return {
      file,
      kind: 'receipt',
      verdict: judged.verdict,
      ...say(judged.code, judged.params),
      agency: 'not-checked',
    };
  const { event, at, doc, iss } = judged.claims;
  const remark = judged.keyLostSince === undefined ? { vi: '', en: '' } : keyLostLater(judged.keyLostSince);
  const sentence = {
    vi: `Biên nhận hợp lệ: trục ${iss} xác nhận ${event} của văn bản ${doc.documentId} lúc ${at}.${remark.vi}`,
    en: `The receipt is valid: the axis ${iss} states ${event} of the document ${doc.documentId} at ${at}.${remark.en}`,
  };
  const said = { verdict: 'valid', code: 'receipt.valid', sentence, event, remarks: remarksIn(judged.claims) };
  return { file, kind: 'receipt', ...said, agency: 'not-checked' };
}

/** In today's words; of a remark that a newer axis made nothing is left out but its sentence. */
function remarksIn({ pdfs = [] }: ReceiptClaims): NonNullable<Verification['remarks']> {
  return pdfs.flatMap(({ remarks = [] }) =>
    remarks.map(({ code, params }) =>
      isErrorCode(code) ? say(code, params) : { code, sentence: { vi: code, en: code } },
    ),
  );
}

function keyLostLater(lostSince: string) {
  return {
    vi: ` Khóa ký bị mất từ ${lostSince}: người lấy được khóa có thể ghi lùi ngày, khi tranh chấp hãy đối chiếu với trục (edoc track).`,
    en: ` Its key was lost since ${lostSince}: who has it may write an earlier date, so in a dispute ask the axis (edoc track).`,
  };
}

/** Of receipts with a certificate in them, generously. */
const receiptBytesMax = 64 * 1024;

/** A packet begins with `<` or a byte order mark; the others are one line of base64url and dots, whose head says what. */
async function kindOf(file: string): Promise<'packet' | 'receipt' | 'keys'> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(headBytes), 0, headBytes, 0);
    const [, header, dot] = /^\s*(eyJ[\w-]*)(\.?)/.exec(buffer.subarray(0, bytesRead).toString('latin1')) ?? [];
    if (header === undefined) return 'packet';
    const isKeys = dot === '.' && typeOf(header) === keyListType;
    const bytesMax = isKeys ? keyListCharactersMax : receiptBytesMax;
    if ((await handle.stat()).size > bytesMax) return 'packet';
    return isKeys ? 'keys' : 'receipt';
  } finally {
    await handle.close();
  }
}

/** More than the head of a list of keys has; that of a receipt is longer, for it holds a certificate. */
const headBytes = 512;

function typeOf(header: string): unknown {
  try {
    return (JSON.parse(Buffer.from(header, 'base64url').toString()) as { typ?: unknown } | null)?.typ;
  } catch {
    return undefined;
  }
}

function say(code: ErrorCode, params: Readonly<Record<string, unknown>>) {
  return { code, sentence: { vi: sentence(code, params, 'vi'), en: sentence(code, params, 'en') } };
}

/** Here is neither a policy nor an axis, of which these sentences speak where an axis says them. */
function sayAlone(code: ErrorCode, params: Readonly<Record<string, unknown>>) {
  if (code === 'signature.absent') {
    return { code, sentence: { vi: 'Gói tin không ký số.', en: 'The packet is not signed.' } };
  }
  if (code !== 'signature.untrusted') return say(code, params);
  const vi = `Chứng thư số ${params.subject} do ${params.issuer} cấp, không dẫn đến CA nào nêu ở --trust.`;
  const en = `The certificate ${params.subject} was issued by ${params.issuer} and leads to none of the CAs of --trust.`;
  return { code, sentence: { vi, en } };
}

/** Revocation is the axis' business; offline the answer says what it did not look at. */
function intact(authority: string) {
  const checked = authority === 'trusted';
  return {
    code: checked ? 'signature.valid' : 'signature.valid-authority-not-checked',
    sentence: {
      vi: `Chữ ký số hợp lệ: nội dung không thay đổi từ khi ký${checked ? ', CA được tin cậy' : '; chưa kiểm tra CA (dùng --trust)'}; chưa kiểm tra thu hồi.`,
      en: `The signature is valid: nothing changed since it was signed${checked ? ', its CA is trusted' : '; its CA was not checked (use --trust)'}; revocation was not checked.`,
    },
  };
}

function describe(
  { file, verdict, code, sentence: said, certificate, event, pdfs = [], remarks = [] }: Verification,
  terminal: Terminal,
): string[] {
  const subject = (certificate as { subject?: string } | undefined)?.subject;
  return [
    `${verdict === 'valid' ? green('✓') : red('✗')} ${file}  ${verdict}${event ? `  ${event}` : ''}`,
    `    ${terminal.text(said)}`,
    ...remarks.map((remark) => `    ! ${terminal.text(remark.sentence)}`),
    ...(subject ? [dim(`    ${subject}`)] : []),
    ...(verdict === 'valid' ? [] : [dim(`    ${code}`)]),
    ...pdfs.flatMap((pdf) => describePdf({ name: pdf.name, pdf }, terminal).map((line) => `    ${line}`)),
  ];
}
