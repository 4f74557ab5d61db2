import { sign as signBytes } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Sentence } from '@edoc-axis/contracts';
import { isCatalogued, type RotatedUse } from '@edoc-axis/domain';
import { type ReceiptClaims, receiptKey, signReceipt, verifyKeyList, verifyReceipt } from '@edoc-axis/evidence';
import { createCallerVerifier } from '@edoc-axis/platform';
import {
  openHome,
  type OwnKey,
  placesIn,
  privateKeyFiles,
  readRootKey,
  rotateKey,
  takeRootKeyOffline,
} from '@edoc-axis/platform/home';

const axis = 'VN.DRILL';
const minute = 60_000;
const passphrase = 'a passphrase of the rehearsal';
/** Root, three that sign, the robots', that of secrets, operator, the transport authority and five transport certificates. */
const privateKeys = 13;

/**
 * A rehearsal of rotation and loss in a home of its own, which is removed again; nothing else is touched. What would be
 * wrong on the day on which a key is really lost is wrong here first.
 * @param tell hears each promise that was kept, and the first that was not
 * @returns whether all were
 */
export async function drill(tell: Tell): Promise<boolean> {
  const scratch = mkdtempSync(join(tmpdir(), 'edoc-drill-'));
  try {
    await rehearse(scratch, tell);
    return true;
  } catch (error) {
    if (error instanceof PromiseBroken) return false;
    throw error;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

type Tell = (promise: Sentence, kept: boolean) => void;

class PromiseBroken extends Error {}

async function rehearse(scratch: string, tell: Tell): Promise<void> {
  const [folder, medium] = [join(scratch, 'home'), join(scratch, 'medium')];
  mkdirSync(medium);
  const clock = { time: Date.now(), now: () => new Date(clock.time) };
  const check = (holds: boolean, vi: string, en: string) => {
    tell({ vi, en }, holds);
    if (!holds) throw new PromiseBroken(en);
  };

  const home = openHome(folder, axis, clock);
  const exchange = home.keysOf('exchange');
  const { ring, axisRootPem: rootPem } = exchange.published;
  const files = privateKeyFiles(folder).flatMap(({ file }) => statSync(file, { throwIfNoEntry: false }) ?? []);
  check(
    files.length === privateKeys && files.every(({ mode }) => (mode & 0o077) === 0),
    `Một trục thử được tạo trong ${scratch}; chỉ chủ sở hữu đọc được ${privateKeys} khóa.`,
    `A trial axis was made in ${scratch}; its ${privateKeys} private keys are readable by their owner alone.`,
  );

  const judge = (jws: string) => verifyReceipt(jws, { rootPem, keys: ring.list }).verdict;
  const sign = () => signReceipt(claimsAt(clock.now()), receiptKey(withCertificate(exchange.receiptKey())));
  const verifyToken = createCallerVerifier({
    tokenKeys: (now, kid) => ring.believed('token', now, kid),
    directoryKeys: (now, kid) => ring.believed('directory', now, kid),
    issuer: axis,
    clock,
  });
  const issue = () => {
    const { kid, privateKey } = exchange.tokenKey();
    const iat = Math.floor(clock.time / 1000);
    const claims = { iss: axis, sub: 'dms', scope: 'send', iat, exp: iat + 600 };
    const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const text = `${encode({ alg: 'ES256', typ: 'at+jwt', kid })}.${encode(claims)}`;
    const signature = signBytes('sha256', Buffer.from(text), { key: privateKey, dsaEncoding: 'ieee-p1363' });
    return `${text}.${signature.toString('base64url')}`;
  };
  const isBelieved = async (token: string) => {
    try {
      await verifyToken(token);
      return true;
    } catch (error) {
      if (isCatalogued(error, 'caller.token-invalid')) return false;
      throw error;
    }
  };

  const [firstReceipt, firstToken] = [sign(), issue()];
  check(
    judge(firstReceipt) === 'valid' && (await isBelieved(firstToken)),
    'Biên nhận và mã truy cập vừa ký đều hợp lệ.',
    'A receipt and an access token it signs are valid.',
  );

  const file = await takeRootKeyOffline({ home: folder, folder: medium, passphrase });
  openHome(folder, axis, clock);
  const ask = () => Promise.resolve(passphrase);
  check(
    !existsSync(placesIn(folder).axis.rootKey),
    'Khóa gốc được mã hóa và cất đi; trục vẫn khởi động mà không cần khóa gốc.',
    'The root key was encrypted and taken away; the axis starts without it.',
  );

  const rotate = async (use: RotatedUse, lostSince?: Date) => {
    const root = await readRootKey(folder, ask, file);
    rotateKey({ home: folder, use, root, now: clock.now(), overlapMs: 15 * minute, lostSince });
    ring.refresh();
  };
  clock.time += 60 * minute;
  const lateToken = issue();
  for (const use of ['receipt', 'token', 'directory'] as const) await rotate(use);
  const secondReceipt = sign();
  check(
    judge(firstReceipt) === 'valid' && judge(secondReceipt) === 'valid',
    'Đã thay ba khóa bằng khóa gốc lấy từ nơi cất; biên nhận cũ và mới đều hợp lệ.',
    'Three keys were rotated with the root key from where it is kept; the old receipt and the new one are valid.',
  );
  check(
    (await isBelieved(lateToken)) && ring.believed('directory', clock.now()).length === 2,
    'Mã truy cập và trang danh mục ký trước khi thay vẫn được tin cho đến khi hết hạn.',
    'Access tokens and directory pages signed before it are believed to their end.',
  );

  clock.time += 60 * minute;
  const lostSince = clock.now();
  const stolen = receiptKey(withCertificate(exchange.receiptKey()));
  const stolenToken = issue();
  clock.time += 5 * minute;
  const forged = signReceipt(claimsAt(clock.now()), stolen);
  check(
    judge(forged) === 'valid' && (await isBelieved(stolenToken)),
    'Kẻ có khóa bị mất ký được như chính trục: chưa ai phân biệt được.',
    'Who has a lost key signs like the axis itself: nobody can tell yet.',
  );
  await rotate('receipt', lostSince);
  check(
    judge(forged) === 'doubtful' && judge(firstReceipt) === 'valid' && judge(secondReceipt) === 'valid',
    'Báo mất khóa biên nhận: biên nhận từ thời điểm mất là đáng ngờ, biên nhận trước đó vẫn hợp lệ.',
    'The receipt key was declared lost: receipts since that moment are doubtful, those before are valid.',
  );
  await rotate('token', lostSince);
  check(
    !(await isBelieved(stolenToken)) && (await isBelieved(issue())),
    'Báo mất khóa mã truy cập: mọi mã cũ bị từ chối ngay, mã mới được chấp nhận.',
    'The token key was declared lost: every earlier token is refused at once, a new one is taken.',
  );

  clock.time += minute;
  const judged = verifyKeyList(ring.jws, { rootPem });
  check(
    judge(sign()) === 'valid' && judged.verdict === 'valid' && judged.list.keys.length === 9,
    'Danh sách khóa kiểm tra được chỉ với chứng thư gốc và giữ đủ chín khóa từng có.',
    'The list of keys is verified with the root certificate alone, and has all nine keys there ever were.',
  );
}

function withCertificate({ certificatePem = '', ...own }: OwnKey) {
  return { certificatePem, ...own };
}

function claimsAt(at: Date): ReceiptClaims {
  return {
    ...{ iss: axis, jti: `drill-${at.getTime()}`, iat: Math.floor(at.getTime() / 1000), by: 'axis' },
    ...{ event: 'SubmissionAcceptance', at: at.toISOString() },
    doc: { id: 'drill', documentId: 'drill', sender: 'H00', packetSha256: '00'.repeat(32) },
  };
}
