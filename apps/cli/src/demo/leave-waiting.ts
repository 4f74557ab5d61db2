import { createReadStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type AxisClient, createClient, readCredentials } from '@edoc-axis/client';
import type { Draft, Priority } from '@edoc-axis/domain';
import { packFiles } from '../commands/pack.js';
import { signFile } from '../commands/sign.js';
import { letter } from './letter.js';
import type { SampleProvince } from './make-province.js';
import { nextNumber } from './next-number.js';
import { communeOnPages } from './province.js';
import { signMainDocument } from './sign-main-document.js';

interface WaitingLetter {
  readonly subject: string;
  readonly priority: Priority;
}

/** What lies on the desk of a clerk who works on the pages, in the morning. */
const letters: readonly WaitingLetter[] = [
  { subject: 'V/v báo cáo tiến độ giải ngân vốn đầu tư công', priority: 0 },
  { subject: 'Kế hoạch tiếp công dân định kỳ của Chủ tịch UBND tỉnh', priority: 0 },
  { subject: 'V/v góp ý dự thảo quyết định phân cấp quản lý', priority: 0 },
  { subject: 'Giấy mời họp trực tuyến về sắp xếp cơ sở nhà, đất', priority: 1 },
  { subject: 'Công điện về chủ động ứng phó mưa lũ, sạt lở đất', priority: 3 },
];

/**
 * The office sends a handful of documents that nobody collects: so that who opens the pages finds some, and answers them. A
 * second run of the demo adds none.
 */
export async function leaveWaiting(province: SampleProvince): Promise<void> {
  const { system, keyPem, url } = await readCredentials(province.officeSystem);
  const office = createClient(url, { name: system, keyPem }, 'vi');
  const folder = join(province.folder, 'waiting');
  if ((await mkdir(folder, { recursive: true })) === undefined) return;
  const main = await signMainDocument(folder, province.officeCertificate);
  for (const each of letters) await send(office, province, { ...each, folder, main });
}

async function send(
  office: AxisClient,
  province: SampleProvince,
  { subject, priority, folder, main }: WaitingLetter & { readonly folder: string; readonly main: string },
): Promise<void> {
  const whole = letter(await nextNumber(province.folder));
  const draft: Draft = {
    ...whole,
    to: [{ organId: communeOnPages.code, organName: communeOnPages.name }],
    subject,
    otherInfo: { ...whole.otherInfo, priority },
    attachments: whole.attachments?.slice(0, 1),
  };
  const [packed, signed] = ['edxml', 'signed.edxml'].map((end) => join(folder, `${draft.code.codeNumber}.${end}`));
  if (!packed || !signed) throw new Error('Two names are two.');
  await packFiles(draft, [main], packed);
  await signFile(packed, { ...province.officeCertificate, out: signed });
  await office.send(createReadStream(signed));
}
