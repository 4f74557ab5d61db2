import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import {
  AxisRefusal,
  createClient,
  fetchPacket,
  readCredentials,
  type AxisClient,
  type Credentials,
} from '@edoc-axis/client';
import type { DocumentView, LeasedDelivery, SubmissionView } from '@edoc-axis/contracts';
import { verifyReceipt } from '@edoc-axis/evidence';
import { asOperator, axisAddress } from '../commands/axis.js';
import type { CommandContext } from '../commands/command.js';
import { packFiles } from '../commands/pack.js';
import { describeSubmission, sendFile } from '../commands/send.js';
import { signFile } from '../commands/sign.js';
import { describeTracked, track } from '../commands/track.js';
import { dim, red } from '../terminal/terminal.js';
import { bringAnswers } from './bring-answers.js';
import { changeItsMind } from './change-its-mind.js';
import { leaseWhere } from './lease-where.js';
import { appendix, letter, mainDocument } from './letter.js';
import type { SampleProvince } from './make-province.js';
import { nextNumber } from './next-number.js';
import { signMainDocument } from './sign-main-document.js';
import { receiveByVxp } from './receive-by-vxp.js';
import { addressees, closedDepartment, communes, communesOnVxp, homeAffairs, office } from './province.js';
import type { Journey } from './parts-of-journey.js';
import { expectThat, heading, step } from './tell.js';

/**
 * Sends one signed document through the axis before the reader's eyes. Every step checks what it shows and fails when it
 * is not so: what scrolls by here is never mere decoration.
 * @returns the axis' id of the document
 */
export async function showJourney(context: CommandContext, province: SampleProvince): Promise<string> {
  const { terminal } = context;
  const number = await nextNumber(province.folder);
  const folder = join(province.folder, `journey-${number}`);
  await mkdir(folder, { recursive: true });
  const credentials = await readCredentials(province.officeSystem);
  const journey: Journey = {
    terminal,
    province,
    folder,
    officeAxis: clientOf(credentials, context),
    communesAxis: clientOf(await readCredentials(province.communesSystem), context),
    operator: asOperator(context),
    trust: { rootPem: credentials.axisRootPem },
    credentials,
  };

  const signed = await packAndSign(journey, number);
  const submission = await send(journey, signed);
  await receiveAndAnswer(journey, submission);
  await receiveByVxp(context, journey, { signed, submission });
  await collectAnswers(journey);
  await trackIt(journey, submission.id);
  await changeItsMind(journey);
  await tryToCheat(journey, signed, submission, number);
  return submission.id;
}

async function packAndSign({ terminal, folder, province }: Journey, number: number): Promise<string> {
  heading(terminal, 1, 'Đóng gói và ký số', 'Packing and signing');
  const packed = join(folder, 'van-ban.edxml');
  const signed = join(folder, 'van-ban-da-ky.edxml');
  const files = [await signMainDocument(folder, province.officeCertificate), appendix];
  await packFiles(letter(number), files, packed);
  await signFile(packed, { ...province.officeCertificate, out: signed });
  step(
    terminal,
    `${office.name} → ${addressees.map(({ code }) => code).join(', ')}`,
    `${office.code} → ${addressees.map(({ code }) => code).join(', ')}`,
  );
  step(
    terminal,
    'cong-van.pdf (ký số trong tệp PDF), phu-luc.csv; gói tin cũng ký bằng chứng thư số của văn phòng',
    'cong-van.pdf (signed inside), phu-luc.csv; the packet is signed with the office’s certificate as well',
  );
  terminal.say(dim(`    ${signed}`));
  return signed;
}

async function send({ terminal, folder, officeAxis, credentials }: Journey, signed: string): Promise<SubmissionView> {
  heading(terminal, 2, 'Gửi lên trục, nhận biên nhận', 'Sending: the axis judges, stores and promises');
  const { repeated, submission } = await sendFile(officeAxis, signed, terminal);
  expectThat(!repeated, 'a new document is accepted as new');
  const receiptFile = join(folder, 'bien-nhan.jws');
  await writeFile(receiptFile, submission.receipt);
  const told = describeSubmission(submission, repeated, credentials.axisRootPem, terminal);
  // The receipt is a line of two thousand letters: it stands in its file, and its beginning here.
  for (const line of told) terminal.say(`    ${line.slice(0, columnsMax)}${line.length > columnsMax ? '…' : ''}`);
  terminal.say(dim(`    ${receiptFile}`));
  expectThat(
    verifyReceipt(submission.receipt, { rootPem: credentials.axisRootPem }).verdict === 'valid',
    'the receipt of acceptance verifies',
  );
  const forClosed = submission.deliveries.find(({ addressedTo }) => addressedTo.includes(closedDepartment.code));
  expectThat(
    forClosed?.recipient === homeAffairs.code,
    `${homeAffairs.code} receives for the closed ${closedDepartment.code}`,
  );
  return submission;
}

async function receiveAndAnswer(journey: Journey, submission: SubmissionView): Promise<void> {
  const { terminal, communesAxis, officeAxis } = journey;
  heading(terminal, 3, 'Nơi nhận lấy về, kiểm tra, xác nhận, phản hồi', 'Recipients fetch, verify, confirm and answer');
  const [taking, refusing] = communes;
  const isOurs = ({ document }: LeasedDelivery) => document.id === submission.id;
  const leased = [
    ...(await leaseWhere(communesAxis, 'document', isOurs)),
    ...(await leaseWhere(officeAxis, 'document', isOurs)),
  ];
  expectThat(leased.length === submission.deliveries.length - 1, 'every system that leases gets its deliveries');

  for (const delivery of leased) {
    const axis = delivery.recipient === homeAffairs.code ? officeAxis : communesAxis;
    await fetchAndConfirm(journey, axis, delivery);
    if (delivery.recipient === taking.code) {
      for (const status of ['03', '04', '05', '06'] as const)
        await axis.answer(delivery.id, { status, staff: { department: 'Văn thư', staff: 'Nguyễn Văn A' } });
      step(
        terminal,
        `${taking.name}: đã tiếp nhận, phân công, đang xử lý, hoàn thành (03, 04, 05, 06)`,
        `${taking.code}: taken, assigned, processing, done (03, 04, 05, 06)`,
      );
    } else if (delivery.recipient === refusing.code) {
      await axis.answer(delivery.id, {
        status: '02',
        description: 'Văn bản không thuộc thẩm quyền giải quyết của phường.',
      });
      step(terminal, `${refusing.name}: từ chối, có lý do (02)`, `${refusing.code}: refused with a reason (02)`);
    } else {
      step(
        terminal,
        `${delivery.recipient}: đã lấy về, chưa phản hồi`,
        `${delivery.recipient}: collected, no answer yet`,
      );
    }
  }
}

async function fetchAndConfirm(
  { terminal, folder, trust }: Journey,
  axis: AxisClient,
  delivery: LeasedDelivery,
): Promise<void> {
  const file = join(folder, `${delivery.recipient}.edxml`);
  const { measurements, judgement } = await fetchPacket(axis, delivery, file);
  expectThat(judgement.verdict === 'valid', 'the packet that arrived carries the sender’s valid signature');
  const { receipts } = await axis.confirm(delivery.id, {
    leaseToken: delivery.leaseToken,
    packetSha256: measurements.packetSha256,
  });
  expectThat(
    receipts.some(({ event, jws }) => event === 'ContentHandover' && verifyReceipt(jws, trust).verdict === 'valid'),
    'confirming gives a valid receipt',
  );
  const instead = delivery.addressedTo.includes(delivery.recipient) ? '' : ` ⇐ ${delivery.addressedTo.join(', ')}`;
  step(
    terminal,
    `${delivery.recipient}${instead}: đúng mã băm, chữ ký số hợp lệ, đã xác nhận`,
    `${delivery.recipient}${instead}: digest right, signature valid, confirmed`,
  );
}

/** Each answer travels to the sender's system too: a delivery that carries a status packet. It is brought, or collected. */
async function collectAnswers({ terminal, folder, officeAxis, operator, credentials }: Journey): Promise<void> {
  const brought = await bringAnswers({ operator, system: credentials.system, answers: answersGiven });
  if (brought !== undefined) {
    step(
      terminal,
      `Trục chuyển ${brought} phản hồi đến hệ thống của nơi gửi, có chữ ký của trục; hệ thống xác nhận bằng mã băm`,
      `The axis brings ${brought} answers to the sender’s system, signed; it confirms them by their digest`,
    );
    return;
  }
  const answers = await officeAxis.lease({ carries: 'status', limit: 100 });
  for (const answer of answers) {
    const { measurements } = await fetchPacket(officeAxis, answer, join(folder, `${answer.id}.edxml`));
    await officeAxis.confirm(answer.id, { leaseToken: answer.leaseToken, packetSha256: measurements.packetSha256 });
  }
  expectThat(answers.length >= answersGiven, 'every answer reaches the sender’s system');
  step(
    terminal,
    `Hệ thống của nơi gửi lấy về ${answers.length} phản hồi dưới dạng gói tin trạng thái edXML`,
    `The sender’s system collects ${answers.length} answers as edXML status packets`,
  );
}

async function trackIt({ terminal, officeAxis, credentials }: Journey, id: string): Promise<void> {
  heading(
    terminal,
    4,
    'Nơi gửi tra cứu: văn bản đang ở đâu, đến lượt ai',
    'The sender tracks it: where it is, whose move it is',
  );
  const document = await officeAxis.document(id);
  const expected = {
    [communes[0].code]: 'acknowledged',
    [communes[1].code]: 'refused',
    [communes[2].code]: 'delivered',
    [communesOnVxp[0].code]: 'acknowledged',
    [homeAffairs.code]: 'delivered',
  };
  for (const { recipient, state } of document.deliveries)
    expectThat(expected[recipient] === state, `${recipient} is ${expected[recipient]}`);

  expectThat(document.standing.standing === 'organisation', 'the document stands as signed by the office');
  expectThat(document.attachments[0]?.pdf?.verdict === 'valid', 'the signature inside the PDF file is valid');

  const tracked = await untilTold(
    () => track(officeAxis, id, credentials.axisRootPem),
    ({ timeline }) => timeline.length >= factsAtLeast(document),
  );
  for (const line of describeTracked(tracked, terminal)) terminal.say(`    ${line}`);
  expectThat(
    tracked.receipts.every(({ verdict }) => verdict === 'valid'),
    'every receipt verifies',
  );
}

async function tryToCheat(
  { terminal, folder, officeAxis, province }: Journey,
  signed: string,
  first: SubmissionView,
  number: number,
): Promise<void> {
  heading(terminal, 6, 'Sửa đổi, gửi lại, trùng tên', 'Altered, repeated, and named twice');
  const altered = join(folder, 'da-sua.edxml');
  await writeFile(altered, (await readFile(signed, 'utf8')).replace('thử nghiệm', 'thử nghiêm'));
  const refusal = await refused(() => sendFile(officeAxis, altered, terminal));
  expectThat(refusal.problem.status < 500, 'an altered packet is refused');
  step(terminal, 'Bản đã bị sửa một chữ:', 'A copy with one letter changed:');
  terminal.say(`    ${red('✗')} ${refusal.problem.sentence?.[terminal.language]}`);

  const again = await sendFile(officeAxis, signed, terminal);
  expectThat(again.repeated && again.submission.receipt === first.receipt, 'the same packet gets the same receipt');
  step(
    terminal,
    'Gửi lại đúng gói tin cũ: trục trả lại chính biên nhận lần đầu',
    'The same packet again: the axis answers with the very first receipt',
  );

  const other = join(folder, 'trung-ten.edxml');
  const otherSigned = join(folder, 'trung-ten-da-ky.edxml');
  const files = [join(folder, basename(mainDocument)), appendix];
  await packFiles({ ...letter(number), subject: 'V/v nội dung khác dưới cùng một tên văn bản' }, files, other);
  await signFile(other, { ...province.officeCertificate, out: otherSigned });
  const conflict = await refused(() => sendFile(officeAxis, otherSigned, terminal));
  expectThat(conflict.problem.status === 409, 'the same name with other content is a conflict');
  step(terminal, 'Cùng số, ký hiệu nhưng nội dung khác:', 'The same name with other content:');
  terminal.say(`    ${red('✗')} ${conflict.problem.sentence?.[terminal.language]}`);
}

/** 03, 04, 05, 06 by one commune, 02 by another, 03 and 06 by one that speaks VXP. */
const answersGiven = 7;
/** Of a terminal. */
const columnsMax = 160;

/** Through the door on this machine: the address in the credentials is for others, and may lead past a TLS of theirs. */
function clientOf({ system, keyPem }: Credentials, { settings, terminal }: CommandContext): AxisClient {
  const { url, door } = axisAddress(settings);
  return createClient(door, { name: system, keyPem, knownAs: url }, terminal.language);
}

async function refused(attempt: () => Promise<unknown>): Promise<AxisRefusal> {
  try {
    await attempt();
  } catch (error) {
    if (error instanceof AxisRefusal) return error;
    throw error;
  }
  throw new Error('The axis accepted what it must refuse.');
}

/** The tracker reads facts a moment after they happen. */
async function untilTold<T>(ask: () => Promise<T>, isTold: (answer: T) => boolean): Promise<T> {
  const asksMax = 50;
  const pauseMs = 100;
  for (let asks = 1; ; asks++) {
    const answer = await ask();
    if (isTold(answer)) return answer;
    if (asks === asksMax) throw new Error('The tracker has not heard of everything that happened.');
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
}

/** Acceptance, one hand-over a delivery, and every answer. */
const factsAtLeast = ({ deliveries }: DocumentView) =>
  1 + deliveries.length + deliveries.reduce((sum, { answers }) => sum + answers.length, 0);
