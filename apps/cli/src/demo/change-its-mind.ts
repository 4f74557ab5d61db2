import { createReadStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type AxisClient, fetchPacket } from '@edoc-axis/client';
import type { LeasedDelivery, SubmissionView } from '@edoc-axis/contracts';
import type { DeliveryState, Draft } from '@edoc-axis/domain';
import { verifyReceipt } from '@edoc-axis/evidence';
import { packFiles } from '../commands/pack.js';
import { signFile } from '../commands/sign.js';
import { dim } from '../terminal/terminal.js';
import { leaseWhere } from './lease-where.js';
import { letter } from './letter.js';
import { nextNumber } from './next-number.js';
import type { Journey } from './parts-of-journey.js';
import { communes, type SampleAgency } from './province.js';
import { signMainDocument } from './sign-main-document.js';
import { expectThat, heading, step } from './tell.js';

/** The office takes a letter back, replaces another, and declares the new one void. Each side is asked what it sees. */
export async function changeItsMind(journey: Journey): Promise<void> {
  heading(
    journey.terminal,
    5,
    'Nơi gửi đổi ý: lấy lại, thay thế, thu hồi',
    'The sender changes its mind: taken back, replaced, declared void',
  );
  await takeBack(journey);
  await declareVoid(journey, await replace(journey));
}

async function takeBack(journey: Journey): Promise<void> {
  const { terminal, officeAxis, communesAxis, trust } = journey;
  const [, , , early, late] = communes;
  if (!early || !late) throw new Error('The sample province has too few communes.');
  const { id } = await sendLetter(journey, 'V/v mời họp (ghi nhầm ngày)', [early, late]);

  const before = await officeAxis.takeBack(id, { recipients: [late.code], reason: 'Gửi nhầm nơi nhận' });
  const [gone] = before.deliveries;
  expectThat(gone?.outcome === 'withdrawn', 'what nobody has fetched is gone at once');
  expectThat(
    verifyReceipt(gone.receipt?.jws ?? '', trust).verdict === 'valid',
    'a valid receipt says that it was withdrawn',
  );
  const offered = await leaseWhere(communesAxis, 'document', (one) => one.id === gone.id);
  expectThat(offered.length === 0, 'what was taken back is offered to nobody');
  step(
    terminal,
    `${late.name} chưa lấy văn bản về: lấy lại được ngay, có biên nhận`,
    `${late.code} has not fetched the document: it is gone at once, with a receipt`,
  );
  await showBothSides(journey, id, late, 'withdrawn');

  const held = await collect(journey, id, early);
  const after = await officeAxis.takeBack(id, { recipients: [early.code], reason: 'Ghi nhầm ngày họp' });
  expectThat(after.deliveries[0]?.outcome === 'asked', 'who has it is asked');
  step(
    terminal,
    `${early.name} đã lấy về: trục chuyển yêu cầu lấy lại (13), nơi nhận quyết định`,
    `${early.code} has it: the axis carries the request (13), and its office decides`,
  );
  await showBothSides(journey, id, early, 'delivered');
  const [request] = await leaseWhere(communesAxis, 'status', ({ asks }) => asks?.delivery === held.id);
  expectThat(request !== undefined, 'the request to take it back reaches the recipient’s system');
  await fetchAndConfirm(journey, communesAxis, request);
  await agree(journey, held);
  step(terminal, `${early.name} đồng ý (15)`, `${early.code} agrees (15)`);
  await showBothSides(journey, id, early, 'withdrawn');
}

/** @returns the letter that stands in the place of another now */
async function replace(journey: Journey): Promise<Held> {
  const { terminal, officeAxis, communesAxis } = journey;
  const [, , , , , commune] = communes;
  if (!commune) throw new Error('The sample province has too few communes.');
  const first = await sendLetter(journey, 'V/v báo cáo quý III', [commune]);
  await collect(journey, first.id, commune);
  const second = await sendLetter(journey, 'V/v báo cáo quý III, thay công văn trước', [commune], {
    bussinessDocType: 3,
    bussinessDocReason: 'Thay thế do thay đổi biểu mẫu',
    replacementInfoList: [{ documentId: first.documentId, organIdList: [commune.code] }],
  });
  const held = await collect(journey, second.id, commune);
  for (const axis of [officeAxis, communesAxis]) {
    const [earlier, later] = await Promise.all([axis.document(first.id), axis.document(second.id)]);
    expectThat(
      earlier.concernedBy?.[0]?.id === second.id && later.concerns?.[0]?.id === first.id,
      'both sides see which document replaces which',
    );
  }
  const [before, now] = [first, second].map(({ documentId }) => documentId.split(',').at(-1));
  step(
    terminal,
    `${now} thay thế ${before}: cả hai bên xem văn bản nào cũng thấy văn bản kia`,
    `${now} replaces ${before}: whichever of them either side looks at, it sees the other`,
  );
  return { ...second, held, commune };
}

async function declareVoid(journey: Journey, { id, draft, held, commune }: Held): Promise<void> {
  const { terminal, communesAxis } = journey;
  const reason = 'Ban hành sai thẩm quyền';
  // The notice has the name of what it declares void, and no files.
  const notice = { ...draft, attachments: [], bussiness: { bussinessDocType: 1, bussinessDocReason: reason } as const };
  const { id: noticeId } = await send(journey, notice, []);
  step(
    terminal,
    `Nơi gửi tuyên bố thu hồi chính ${draft.code.codeNumber}/${draft.code.codeNotation}: thông báo thu hồi là một văn bản có ký số`,
    `The sender declares ${draft.code.codeNumber}/${draft.code.codeNotation} void: its notice is a signed document of its own`,
  );
  await showBothSides(journey, id, commune, 'delivered');
  await collect(journey, noticeId, commune);
  await agree(journey, held);
  expectThat((await communesAxis.document(id)).revokedAt !== undefined, 'its recipient sees that it is void');
  step(
    terminal,
    `${commune.name} đã hủy văn bản và báo lại (15)`,
    `${commune.code} has cancelled it and reports so (15)`,
  );
  await showBothSides(journey, id, commune, 'withdrawn');
}

interface Sent extends SubmissionView {
  readonly draft: Draft;
}

interface Held extends Sent {
  readonly held: LeasedDelivery;
  readonly commune: SampleAgency;
}

/** Signed inside and outside, as every letter. */
async function sendLetter(
  journey: Journey,
  subject: string,
  to: readonly SampleAgency[],
  bussiness?: Draft['bussiness'],
): Promise<Sent> {
  const { province, folder } = journey;
  const whole = letter(await nextNumber(province.folder));
  const draft: Draft = {
    ...whole,
    to: to.map(({ code, name }) => ({ organId: code, organName: name })),
    subject,
    bussiness,
    attachments: whole.attachments?.slice(0, 1),
  };
  const files = join(folder, draft.code.codeNumber);
  await mkdir(files, { recursive: true });
  return send(journey, draft, [await signMainDocument(files, province.officeCertificate)]);
}

async function send(journey: Journey, draft: Draft, files: readonly string[]): Promise<Sent> {
  const { folder, province, officeAxis } = journey;
  const name = `${draft.code.codeNumber}-${draft.bussiness?.bussinessDocType ?? 0}`;
  const [packed, signed] = [join(folder, `${name}.edxml`), join(folder, `${name}-da-ky.edxml`)];
  await packFiles(draft, files, packed);
  await signFile(packed, { ...province.officeCertificate, out: signed });
  const { submission } = await officeAxis.send(createReadStream(signed));
  return { ...submission, draft };
}

/** The commune's system fetches the document and confirms it. */
async function collect(journey: Journey, document: string, { code }: SampleAgency): Promise<LeasedDelivery> {
  const [leased] = await leaseWhere(
    journey.communesAxis,
    'document',
    (one) => one.document.id === document && one.recipient === code,
  );
  expectThat(leased !== undefined, `${code} gets what was sent to it`);
  await fetchAndConfirm(journey, journey.communesAxis, leased);
  return leased;
}

/** What the recipient says reaches the sender's system, which fetches it. */
async function agree(journey: Journey, { id, document }: LeasedDelivery): Promise<void> {
  const { communesAxis, officeAxis } = journey;
  await communesAxis.answer(id, { status: '15', staff: { department: 'Văn thư', staff: 'Trần Thị B' } });
  const told = await leaseWhere(officeAxis, 'status', (one) => one.document.documentId === document.documentId);
  expectThat(told.length > 0, 'the answer reaches the sender’s system');
  for (const answer of told) await fetchAndConfirm(journey, officeAxis, answer);
}

async function fetchAndConfirm({ folder }: Journey, axis: AxisClient, leased: LeasedDelivery): Promise<void> {
  const { id, leaseToken } = leased;
  const { measurements } = await fetchPacket(axis, leased, join(folder, `${id}.edxml`));
  await axis.confirm(id, { leaseToken, packetSha256: measurements.packetSha256 });
}

/** The state of one delivery and whose move it is: both systems are asked, and told the same. */
async function showBothSides(
  { terminal, officeAxis, communesAxis }: Journey,
  document: string,
  { code }: SampleAgency,
  expected: DeliveryState,
): Promise<void> {
  const { say, text } = terminal;
  const seen: string[] = [];
  for (const axis of [officeAxis, communesAxis]) {
    const delivery = (await axis.document(document)).deliveries.find(({ recipient }) => recipient === code);
    expectThat(delivery?.state === expected, `${code} is shown as ${expected} to both sides`);
    seen.push(`${text(delivery.stateName)}. ${text(delivery.move.sentence)}`);
  }
  const [bySender, byRecipient] = seen;
  expectThat(bySender !== undefined && bySender === byRecipient, 'both sides see the same');
  say(`      ${dim(text({ vi: 'nơi gửi và nơi nhận cùng thấy:', en: 'sender and recipient see:' }))} ${bySender}`);
}
