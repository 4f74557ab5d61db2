import { businessTypes, type Caller, type Draft, type StatusCode } from '@edoc-axis/domain';
import { takeBackDocument } from '../journey/index.js';
import { findDelivery } from '../store/delivery-case.js';
import { documentIdOf, type RobotPorts, sendTestDocument } from './send-test-document.js';

/*
 * The robot that changes its mind: a document, its update, what replaces both, and that is taken back. Each follows when
 * the agency has taken the one before. Nothing is remembered between the steps: number and notation of what an answer is
 * about say which step is next, and a step done twice sends the same document, which goes to nobody twice.
 */

interface Step {
  readonly notation: string;
  readonly content: string;
  /** What it does to the steps before, whose DocumentIds are given in their order. */
  readonly doing?: (earlier: readonly string[], agency: string) => NonNullable<Draft['bussiness']>;
}

const steps: readonly Step[] = [
  {
    notation: 'KTKN-VB',
    content: 'Đơn vị thử nghiệm của trục gửi tự động. Hãy phản hồi đã tiếp nhận (03) để nhận bản cập nhật.',
  },
  {
    notation: 'KTKN-CN',
    content: 'Bản cập nhật, gửi tự động để thử nghiệm. Hãy phản hồi đã tiếp nhận (03) để nhận văn bản thay thế.',
    doing: ([documentId]) => ({
      ...{ bussinessDocType: businessTypes.update, bussinessDocReason: 'Thử nghiệm cập nhật', documentId },
      bussinessDocumentInfo: { documentInfo: 1, documentReceiver: 0 },
    }),
  },
  {
    notation: 'KTKN-TT',
    content: 'Văn bản thay thế, gửi tự động để thử nghiệm. Khi đã tiếp nhận (03), văn bản này sẽ được yêu cầu lấy lại.',
    doing: (earlier, agency) => ({
      ...{ bussinessDocType: businessTypes.replacement, bussinessDocReason: 'Thử nghiệm thay thế' },
      replacementInfoList: earlier.map((documentId) => ({ documentId, organIdList: [agency] })),
    }),
  },
];

const takeBackReason = 'Thử nghiệm lấy lại';

/** These say, or imply, that the document was taken. */
const taken: readonly (StatusCode | null)[] = ['03', '04', '05', '06'];

interface Speaking {
  readonly ports: RobotPorts;
  readonly robots: Caller;
  readonly robot: string;
}

/** Whoever sent the robot something gets its first document. */
export async function beginChanging(speaking: Speaking, delivery: string): Promise<void> {
  const found = await findDelivery(speaking.ports.database, delivery);
  if (found) await send(speaking, { agency: found.sender, codeNumber: numberOf(found.created_at), step: 0 });
}

/** What follows when an agency has answered something the robot sent it. */
export async function goOnChanging(speaking: Speaking, delivery: string, agency: string): Promise<void> {
  const { ports, robots } = speaking;
  const found = await findDelivery(ports.database, delivery);
  if (!found || !taken.includes(found.status)) return;
  const step = steps.findIndex(({ notation }) => notation === found.code_notation);
  if (step < 0) return;
  if (step + 1 < steps.length) return send(speaking, { agency, codeNumber: found.code_number, step: step + 1 });
  await takeBackDocument(ports, robots, { document: found.document, recipients: [agency], reason: takeBackReason });
}

async function send(
  { ports, robots, robot: code }: Speaking,
  { agency, codeNumber, step }: { agency: string; codeNumber: string; step: number },
): Promise<void> {
  const robot = ports.directory.agency(code, ports.clock.now());
  const wanted = steps[step];
  if (!robot || !wanted) return;
  const named = ({ notation: codeNotation }: Step) => ({
    robot,
    at: momentOf(codeNumber),
    code: { codeNumber, codeNotation },
  });
  const earlier = steps.slice(0, step).map((each) => documentIdOf(named(each)));
  const { content, doing } = wanted;
  await sendTestDocument(ports, robots, {
    ...named(wanted),
    to: [agency],
    content,
    bussiness: doing?.(earlier, agency),
  });
}

/** Tenths of a second: more digits than these eleven are not kept everywhere. */
const tenthMs = 100;

function numberOf(at: Date): string {
  return String(Math.floor(at.getTime() / tenthMs));
}

function momentOf(codeNumber: string): Date {
  return new Date(Number(codeNumber) * tenthMs);
}
