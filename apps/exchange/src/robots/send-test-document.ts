import type { KeyObject } from 'node:crypto';
import { CarriedBytes, type SubmissionView } from '@edoc-axis/contracts';
import {
  type Caller,
  CataloguedError,
  composeDocumentId,
  type DocumentCode,
  type Draft,
  formatPacketDay,
  isErrorCode,
} from '@edoc-axis/domain';
import { writeDocumentPacket } from '@edoc-axis/edxml';
import { createPacketMeasurer, signPacketBytes } from '@edoc-axis/signature';
import { type ExchangePorts, submitDocument } from '../journey/index.js';

export interface RobotsSigner {
  readonly key: KeyObject;
  readonly certificatePem: string;
}

export type RobotPorts = ExchangePorts & { readonly robots: RobotsSigner };

/** A document that says of itself that it is none. */
export interface TestDocument {
  readonly robot: { readonly code: string; readonly name: string };
  readonly to: readonly string[];
  /** Of its day; with the code it names the document, so whoever sends it twice has to say the same. */
  readonly at: Date;
  readonly code: DocumentCode;
  readonly content: string;
  readonly bussiness?: Draft['bussiness'];
}

/**
 * A robot signs a document and sends it by the steps of the journey. The same document again is the one that was sent.
 * @param robots the system that serves the robot
 * @throws CataloguedError whatever the submission is refused with
 */
export async function sendTestDocument(ports: RobotPorts, robots: Caller, test: TestDocument): Promise<SubmissionView> {
  const packet = await signedPacket(ports, test);
  const reply = await submitDocument(ports, robots, {
    packet: { inline: new CarriedBytes(packet.bytes) },
    measurements: { inline: { ...packet.measured } },
    // Of several, those that can be reached are tested all the same.
    onBadRecipients: 'deliver-rest',
    checkOnly: false,
  });
  if (reply.outcome === 'accepted' || reply.outcome === 'repeated') return reply.submission;
  if (reply.outcome === 'refused' && isErrorCode(reply.code)) throw new CataloguedError(reply.code, reply.params);
  throw new Error(`A test document came to nothing: ${reply.outcome}`);
}

/** By which it is known, and named by those that are about it. */
export function documentIdOf({ robot, at, code }: Pick<TestDocument, 'at' | 'code'> & { robot: { code: string } }) {
  const { codeNumber: number, codeNotation: notation } = code;
  return composeDocumentId({ organId: robot.code, day: formatPacketDay(at), number, notation });
}

async function signedPacket({ robots: { key, certificatePem } }: RobotPorts, test: TestDocument) {
  const pieces: Buffer[] = [];
  for await (const piece of writeDocumentPacket(draftOf(test), [], test.at)) pieces.push(piece);
  const bytes = signPacketBytes(Buffer.concat(pieces), { key, certificate: certificatePem });
  const measurer = createPacketMeasurer();
  measurer.write(bytes);
  return { bytes, measured: measurer.end() };
}

/** Nothing in it but its address says for whom it is: what goes to several at the same moment is one document. */
function draftOf(test: TestDocument): Draft {
  const { robot, to, at, code, content, bussiness } = test;
  return {
    from: { organId: robot.code, organName: robot.name },
    to,
    documentId: documentIdOf(test),
    code,
    promulgationInfo: { place: 'Trục liên thông', promulgationDate: formatPacketDay(at) },
    documentType: { typeName: 'Công văn' },
    subject: '[KIỂM TRA KẾT NỐI] không phải văn bản',
    content,
    bussiness,
  };
}
