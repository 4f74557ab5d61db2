import type { Sentence } from '@edoc-axis/contracts';
import { type Correspondent, DoorRefusal, type WantedPacket, type Waiting } from '../doors/correspondent.js';
import {
  newTestName,
  type Offices,
  type SignedWith,
  type TestName,
  writeTestLetter,
  writeTestStatus,
} from './letter.js';

/** What is played: both ends of a correspondence, which may be two offices of one system. */
export interface SelfTest {
  readonly sender: Correspondent;
  readonly recipient: Correspondent;
  /** The sender's system, with something that proves nothing. */
  readonly stranger: Correspondent;
  readonly offices: Offices;
  readonly signedWith?: SignedWith;
  readonly now: () => Date;
}

export interface StepOutcome {
  readonly step: Sentence;
  readonly outcome: 'passed' | 'failed' | 'not-tried';
  readonly ms?: number;
  /** Why it failed: what the axis said, or what was found instead. */
  readonly why?: Sentence;
}

/** Something is not as it should be. */
class Unexpected extends Error {
  constructor(readonly found: Sentence) {
    super(found.en);
  }
}

interface Step {
  readonly says: Sentence;
  act(test: SelfTest, so: SoFar): Promise<void>;
}

/** What the steps before left behind. */
interface SoFar {
  readonly began: Date;
  readonly name: TestName;
  readonly takenBack: TestName;
  letter: Buffer;
  document: string;
}

/**
 * Sends a document, collects, confirms and answers it, collects the answer, and takes another back, as the two systems would.
 * After a step that failed the ones behind it mean nothing, and are not tried.
 * @param onStep is told each outcome as it comes
 * @throws AxisUnreachable when the axis does not answer at all
 */
export async function runSelfTest(test: SelfTest, onStep: (outcome: StepOutcome) => void): Promise<boolean> {
  const began = test.now();
  const nothing = { letter: Buffer.alloc(0), document: '' };
  // A minute for clocks that differ.
  const so: SoFar = {
    ...{ began: new Date(began.getTime() - 60_000), ...nothing },
    ...{ name: newTestName(began, 0), takenBack: newTestName(began, 1) },
  };
  let hasFailed = false;
  for (const { says, act } of steps) {
    if (hasFailed) {
      onStep({ step: says, outcome: 'not-tried' });
      continue;
    }
    const before = performance.now();
    const why = await act(test, so).then(() => undefined, reasonOf);
    hasFailed = why !== undefined;
    onStep({ step: says, outcome: why ? 'failed' : 'passed', ms: Math.round(performance.now() - before), why });
  }
  return !hasFailed;
}

function reasonOf(error: unknown): Sentence {
  if (error instanceof Unexpected) return error.found;
  if (error instanceof DoorRefusal) return { vi: error.says, en: error.says };
  throw error;
}

const steps: readonly Step[] = [
  {
    says: { vi: 'Vào được cửa và xem được danh sách chờ', en: 'The system is let in and sees what waits for it' },
    async act({ sender, recipient }, { began }) {
      for (const each of [sender, recipient]) await leaveAll(await each.waiting('document', began));
    },
  },
  {
    says: { vi: 'Kẻ lạ mang tên hệ thống này bị từ chối', en: 'A stranger under the name of this system is refused' },
    act: ({ stranger }, { began }) =>
      mustBeRefused(() => stranger.waiting('document', began), {
        vi: 'Trục cho vào dù bí mật sai.',
        en: 'The axis let somebody in with a wrong secret.',
      }),
  },
  {
    says: { vi: 'Gửi một văn bản', en: 'A document is sent' },
    async act({ sender, offices, signedWith }, so) {
      so.letter = await writeTestLetter(offices, so.name, 'Kiểm tra gửi, nhận.', signedWith);
      so.document = await sender.send(so.letter, offices.from);
    },
  },
  {
    says: { vi: 'Gửi lại: vẫn là văn bản ấy', en: 'Sent again it is the same document' },
    async act({ sender, offices }, { letter, document }) {
      expectThat((await sender.send(letter, offices.from)) === document, {
        vi: 'Lần gửi thứ hai có mã khác lần đầu.',
        en: 'Sent a second time it has another id.',
      });
    },
  },
  {
    says: { vi: 'Nội dung khác dưới cùng tên bị từ chối', en: 'Other content under the same name is refused' },
    async act({ sender, offices, signedWith }, { name }) {
      const other = await writeTestLetter(offices, name, 'Nội dung khác.', signedWith);
      await mustBeRefused(() => sender.send(other, offices.from), {
        vi: 'Trục nhận hai văn bản khác nhau cùng một tên.',
        en: 'The axis took two different documents of one name.',
      });
    },
  },
  {
    says: {
      vi: 'Nơi nhận thấy văn bản, tải về nguyên vẹn và xác nhận',
      en: 'The recipient finds it, fetches it as it was sent, and confirms',
    },
    async act({ recipient, offices }, { began, letter }) {
      const found = await find({ at: recipient, carries: 'document', since: began }, { packet: letter, ...offices });
      expectThat(found !== undefined, notOnTheList);
      await found.confirm(letter);
    },
  },
  {
    says: { vi: 'Đã xác nhận thì không còn trong danh sách chờ', en: 'Confirmed, it is off the list' },
    async act({ recipient, offices }, { began, letter }) {
      const found = await find({ at: recipient, carries: 'document', since: began }, { packet: letter, ...offices });
      await found?.leave();
      expectThat(found === undefined, { vi: 'Văn bản vẫn còn trong danh sách.', en: 'It is still on the list.' });
    },
  },
  {
    says: {
      vi: 'Nơi nhận báo đã tiếp nhận (03); nơi gửi nhận được trạng thái và xác nhận',
      en: 'The recipient says that it took it (03); the status reaches the sender, who confirms it',
    },
    async act({ sender, recipient, offices }, { began, name }) {
      const status = writeTestStatus({ by: offices.to, to: offices.from, sender: offices.from }, name, '03');
      await recipient.sendStatus(status, offices.to);
      const back = { packet: status, from: offices.to, to: offices.from };
      const found = await find({ at: sender, carries: 'status', since: began }, back);
      expectThat(found !== undefined, notOnTheList);
      await found.confirm(status);
    },
  },
  {
    says: {
      vi: 'Lấy lại văn bản chưa ai tải về (13): nơi nhận không thấy nữa',
      en: 'A document nobody has fetched is taken back (13): the recipient sees nothing of it',
    },
    async act({ sender, recipient, offices, signedWith }, { began, takenBack }) {
      const letter = await writeTestLetter(offices, takenBack, 'Kiểm tra lấy lại.', signedWith);
      await sender.send(letter, offices.from);
      const request = writeTestStatus({ by: offices.from, to: offices.to, sender: offices.from }, takenBack, '13');
      await sender.sendStatus(request, offices.from);
      const found = await find({ at: recipient, carries: 'document', since: began }, { packet: letter, ...offices });
      await found?.leave();
      expectThat(found === undefined, {
        vi: 'Nơi nhận vẫn thấy văn bản đã lấy lại.',
        en: 'The recipient still sees what was taken back.',
      });
    },
  },
];

const notOnTheList = { vi: 'Không có trong danh sách chờ.', en: 'It is not on the list of what waits.' };

function expectThat(holds: boolean, otherwise: Sentence): asserts holds {
  if (!holds) throw new Unexpected(otherwise);
}

async function mustBeRefused(act: () => Promise<unknown>, otherwise: Sentence): Promise<void> {
  try {
    await act();
  } catch (error) {
    if (error instanceof DoorRefusal) return;
    throw error;
  }
  throw new Unexpected(otherwise);
}

/** Looks through what waits for the one that is meant; the others are left as they were. */
async function find(
  { at, carries, since }: { at: Correspondent; carries: 'document' | 'status'; since: Date },
  wanted: WantedPacket,
): Promise<Waiting | undefined> {
  const found: Waiting[] = [];
  for (const waiting of await at.waiting(carries, since)) {
    const isMeant = waiting.canBe(wanted) && (await waiting.fetch()).equals(wanted.packet);
    if (isMeant) found.push(waiting);
    else await waiting.leave();
  }
  return found[0];
}

async function leaveAll(listed: readonly Waiting[]): Promise<void> {
  for (const waiting of listed) await waiting.leave();
}
