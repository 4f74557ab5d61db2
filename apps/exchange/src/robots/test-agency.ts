import type { HeardBy, ReplyOf, testAgency as question } from '@edoc-axis/contracts';
import { type Caller, CataloguedError, demand, mayAskForTest, robotCodes } from '@edoc-axis/domain';
import { robotsCaller } from './robots-caller.js';
import { type RobotPorts, sendTestDocument } from './send-test-document.js';

/**
 * The robot that finishes everything sends the agency a signed document that says of itself that it is none. Asked again
 * within the minute it is the same document, which goes to nobody twice.
 * @throws CataloguedError `joining.no-robots`, and whatever the submission is refused with
 */
export async function testAgency(
  ports: RobotPorts,
  caller: Caller,
  { agency: written }: HeardBy<typeof question>,
): Promise<ReplyOf<typeof question>> {
  const { directory, clock } = ports;
  const agency = directory.demandCode(written);
  const now = clock.now();
  demand(mayAskForTest(caller, agency, now));
  const robots = robotsCaller(ports);
  const robot = directory.agency(robotCodes.finishes, now);
  if (!robots || robot?.robot === undefined) throw new CataloguedError('joining.no-robots');

  const minutes = Math.floor(now.getTime() / minuteMs);
  const { id: document, documentId } = await sendTestDocument(ports, robots, {
    robot,
    to: [agency],
    at: new Date(minutes * minuteMs),
    code: { codeNumber: String(minutes), codeNotation: 'KTKN' },
    content: 'Đơn vị thử nghiệm của trục gửi tự động để kiểm tra kết nối. Không cần xử lý.',
  });
  return { document, documentId, robot: robot.code, agency };
}

const minuteMs = 60_000;
