import type { KeyObject } from 'node:crypto';
import { CarriedBytes, type HeardBy, type ReplyOf, type testAgency as question } from '@edoc-axis/contracts';
import {
  type AgencyCode,
  type Caller,
  CataloguedError,
  composeDocumentId,
  demand,
  type Draft,
  formatPacketDay,
  isErrorCode,
  mayAskForTest,
  robotCodes,
} from '@edoc-axis/domain';
import { writeDocumentPacket } from '@edoc-axis/edxml';
import { createPacketMeasurer, signPacketBytes } from '@edoc-axis/signature';
import { type ExchangePorts, submitDocument } from '../journey/index.js';
import { robotsCaller } from './robots-caller.js';

export interface RobotsSigner {
  readonly key: KeyObject;
  readonly certificatePem: string;
}

type Ports = ExchangePorts & { readonly robots: RobotsSigner };

/**
 * The robot that finishes everything sends the agency a signed document that says of itself that it is none. Asked again
 * within the minute it is the same document, which goes to nobody twice.
 * @throws CataloguedError `joining.no-robots`, and whatever the submission is refused with
 */
export async function testAgency(
  ports: Ports,
  caller: Caller,
  { agency: written }: HeardBy<typeof question>,
): Promise<ReplyOf<typeof question>> {
  const { directory, clock } = ports;
  const agency = directory.codeOf(written);
  if (agency === undefined) throw new CataloguedError('agency.code-malformed', { code: written });
  const now = clock.now();
  demand(mayAskForTest(caller, agency, now));
  const robots = robotsCaller(ports);
  const robot = directory.agency(robotCodes.finishes, now);
  if (!robots || robot?.robot === undefined) throw new CataloguedError('joining.no-robots');

  const packet = await signedTest(ports, robot, agency, now);
  const reply = await submitDocument(ports, robots, {
    packet: { inline: new CarriedBytes(packet.bytes) },
    measurements: { inline: { ...packet.measured } },
    onBadRecipients: 'refuse',
    checkOnly: false,
  });
  if (reply.outcome === 'accepted' || reply.outcome === 'repeated') {
    const { id: document, documentId } = reply.submission;
    return { document, documentId, robot: robot.code, agency };
  }
  if (reply.outcome === 'refused' && isErrorCode(reply.code)) throw new CataloguedError(reply.code, reply.params);
  throw new Error(`A test document came to nothing: ${reply.outcome}`);
}

async function signedTest(
  { robots: { key, certificatePem } }: Ports,
  robot: { readonly code: string; readonly name: string },
  agency: AgencyCode,
  now: Date,
) {
  const minute = new Date(Math.floor(now.getTime() / minuteMs) * minuteMs);
  const pieces: Buffer[] = [];
  for await (const piece of writeDocumentPacket(draftOf(robot, agency, minute), [], minute)) pieces.push(piece);
  const bytes = signPacketBytes(Buffer.concat(pieces), { key, certificate: certificatePem });
  const measurer = createPacketMeasurer();
  measurer.write(bytes);
  return { bytes, measured: measurer.end() };
}

const minuteMs = 60_000;
const codeNotation = 'KTKN';

/** Nothing in it but its address says for whom it is: sent to several within a minute it is one document. */
function draftOf({ code, name }: { code: string; name: string }, agency: AgencyCode, minute: Date): Draft {
  const day = formatPacketDay(minute);
  const codeNumber = String(minute.getTime() / minuteMs);
  return {
    from: { organId: code, organName: name },
    to: [agency],
    documentId: composeDocumentId({ organId: code, day, number: codeNumber, notation: codeNotation }),
    code: { codeNumber, codeNotation },
    promulgationInfo: { place: 'Trục liên thông', promulgationDate: day },
    documentType: { typeName: 'Công văn' },
    subject: '[KIỂM TRA KẾT NỐI] không phải văn bản',
    content: 'Đơn vị thử nghiệm của trục gửi tự động để kiểm tra kết nối. Không cần xử lý.',
  };
}
