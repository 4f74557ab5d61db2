import type { AgencyEntry } from '@edoc-axis/contracts';
import { fillSentence, isCatalogued, robotCodes } from '@edoc-axis/domain';
import {
  documentIdOf,
  type RobotPorts,
  robotsCaller,
  sendTestDocument,
  type TestDocument,
} from '../../robots/index.js';
import { documentsNamed } from '../../store/concerns.js';
import {
  type ActiveCheckRow,
  findCheck,
  type NewTest,
  noteTest,
  type TestKind,
  type TestRow,
  testsOf,
} from '../../store/active-checks.js';

/** A document to many is one in the store and one signature; its header still fits into a small packet. */
const addresseesMax = 200;

/** The documents of a check, each with whom it is addressed to. */
export function testsFor(kind: TestKind, agencies: readonly AgencyEntry[]): NewTest[] {
  const codes = agencies.map(({ code }) => code);
  return Array.from({ length: Math.ceil(codes.length / addresseesMax) }, (_, n) => ({
    ...{ kind, n },
    addressees: codes.slice(n * addresseesMax, (n + 1) * addresseesMax),
  }));
}

/** The robot that sends them; undefined where the axis has none, or they rest. */
export function sendingRobot(ports: Pick<RobotPorts, 'directory' | 'clock'>) {
  const caller = robotsCaller(ports);
  const robot = ports.directory.agency(robotCodes.finishes, ports.clock.now());
  return caller && robot?.robot !== undefined ? { caller, robot } : undefined;
}

/**
 * Sends what of a check was not sent yet. Number and notation say which document of which check it is, so that what a dying
 * process sent without noting it, or two send at once, is the same document. What is refused for good is noted as that.
 */
export async function sendTests(ports: RobotPorts, check: ActiveCheckRow): Promise<void> {
  const sending = sendingRobot(ports);
  if (!sending) return;
  const kind = check.state === 'announced' ? 'announcement' : 'test';
  const due = (await testsOf(ports.database, check.id)).filter((test) => test.kind === kind && isUnsent(test));
  for (const test of due) {
    // It may have been called off meanwhile.
    if ((await findCheck(ports.database, check.id))?.state !== check.state) return;
    try {
      const sent = await sendTestDocument(ports, sending.caller, documentOf(check, test, sending.robot));
      await noteTest(ports.database, test, { document: sent.id });
    } catch (error) {
      if (!isCatalogued(error) || error.retry !== 'never') throw error;
      const { code, params } = error;
      await noteTest(ports.database, test, { refusal: { code, params } });
    }
  }
}

/** What was sent of these, by whoever: also where nobody lived to note it. */
export async function documentsOf(
  { database }: Pick<RobotPorts, 'database'>,
  check: ActiveCheckRow,
  tests: readonly TestRow[],
): Promise<Map<TestRow, string>> {
  const robot = { code: robotCodes.finishes };
  const nameOf = (test: TestRow) => documentIdOf({ ...namedBy(check, test), robot });
  const unnoted = tests.filter(isUnsent);
  const named = await documentsNamed(database, { sender: robot.code, documentIds: unnoted.map(nameOf) });
  const found = new Map(named.map(({ id, document_id }) => [document_id, id]));
  return new Map(
    tests.flatMap((test): [TestRow, string][] => {
      const document = test.document ?? found.get(nameOf(test));
      return document === undefined ? [] : [[test, document]];
    }),
  );
}

function isUnsent({ document, refusal }: TestRow): boolean {
  return document === null && refusal === null;
}

/** Digits of the id of a check that are of chance. */
const chanceDigits = 12;

function namedBy({ id, at, announced_at }: ActiveCheckRow, { kind, n }: TestRow): Pick<TestDocument, 'at' | 'code'> {
  const notation = kind === 'test' ? 'KTKN' : 'TBKT';
  return {
    at: kind === 'test' ? at : announced_at,
    code: { codeNumber: String(n + 1), codeNotation: `${notation}-${id.slice(-chanceDigits)}` },
  };
}

function documentOf(check: ActiveCheckRow, test: TestRow, robot: AgencyEntry): TestDocument {
  const period = { beginsAt: check.at, endsAt: check.ends_at };
  return {
    robot,
    to: test.addressees,
    ...namedBy(check, test),
    content: fillSentence(contents[test.kind], period, 'vi'),
  };
}

const contents: Readonly<Record<TestKind, string>> = {
  announcement:
    'Trục sẽ kiểm tra kết nối từ {beginsAt} đến {endsAt}: một văn bản thử sẽ được gửi đến, chỉ cần tải về và xác nhận. Không cần xử lý.',
  test: 'Trục kiểm tra kết nối từ {beginsAt} đến {endsAt}. Chỉ cần tải về và xác nhận, không cần xử lý; hết giờ văn bản tự được lấy lại.',
};
