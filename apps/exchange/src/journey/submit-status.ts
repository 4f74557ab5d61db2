import { createHash } from 'node:crypto';
import type { HeardBy, ReplyOf, submitStatus as question } from '@edoc-axis/contracts';
import {
  type AgencyCode,
  type Caller,
  CataloguedError,
  cutText,
  type StatusHeader,
  toForm102,
  writingsOfDocumentId,
} from '@edoc-axis/domain';
import { judgePacketSignature, parseMeasurements } from '@edoc-axis/signature';
import { statusTargets, type StatusTarget, type StatusTargetOrder } from '../store/status-targets.js';
import { actsForEver, nameOf } from './actor.js';
import { answerDelivery } from './answer-delivery.js';
import { chooseTarget } from './answering/choose-target.js';
import type { ExchangePorts } from './ports.js';
import type { BroughtStatus } from './status-packet.js';
import { signersIn } from './submission/signers.js';
import { takeBackDocument } from './take-back-document.js';

type Ports = Parameters<typeof answerDelivery>[0] & Pick<ExchangePorts, 'times'>;
type Reply = ReplyOf<typeof question>;

/**
 * A status packet, as systems have always sent them: 01 to 06, 15 and 16 from the recipient end in the step in which a JSON answer
 * ends, 13 from the sender in that of a take-back. It travels on byte for byte, with what its signature is worth kept beside
 * it; one that is signed and was altered since is refused, as a document is.
 * @param gateway whose word its measurements are: the fingerprint of its transport certificate
 * @throws CataloguedError `packet.not-a-status`, `signature.…`, `answer.…`, `delivery.…`, `document.…`, `caller.…`
 */
export async function submitStatus(
  ports: Ports,
  caller: Caller,
  request: HeardBy<typeof question>,
  gateway?: string,
): Promise<Reply> {
  const { header, packet } = readStatus(ports, caller, { ...request, gateway });
  const { statusCode: status } = header;
  const from = codeOf(ports, header.from.organId);
  const other = codeOf(ports, header.responseFor.organId);
  if (request.from !== undefined && ports.directory.codeOf(request.from) !== from) {
    throw new CataloguedError('document.sender-differs', { sender: from, from: request.from });
  }
  if (!actsForEver(caller).includes(from)) throw new CataloguedError('caller.not-serving', { agency: from });
  const [sender, recipient] = status === '13' ? [from, other] : [other, from];
  const { documentId } = header.responseFor;
  const targets = await targetsOf(ports, { sender, documentId, recipient });
  const target = chooseTarget(targets, status);
  if (!target) throw await refusalOf(ports, header, { from, other });

  const description = readDescription(header);
  if (status === '13') {
    const wanted = { document: target.document, recipients: [recipient], reason: description ?? '' };
    return { status, document: target.document, takenBack: await takeBackDocument(ports, caller, wanted, packet) };
  }
  const staff = staffOf(header);
  const answer = { delivery: target.delivery, status, description, staff, packet };
  return { status, document: target.document, answered: await answerDelivery(ports, caller, answer) };
}

/** To the letter first: a name is its sender's, and what it is called again by others may have its code in another form. */
async function targetsOf(
  { database, directory, clock }: Pick<Ports, 'database' | 'directory' | 'clock'>,
  order: StatusTargetOrder & { readonly sender: AgencyCode },
): Promise<StatusTarget[]> {
  const { sender } = order;
  const form102 = directory.agency(sender, clock.now())?.form102 ?? toForm102(sender);
  for (const documentId of writingsOfDocumentId(
    order.documentId,
    form102 === undefined ? [sender] : [sender, form102],
  )) {
    const found = await statusTargets(database, { ...order, documentId });
    if (found.length > 0) return found;
  }
  return [];
}

function readStatus(
  { directory, clock, times }: Ports,
  caller: Caller,
  { packet: { bytes }, measurements, gateway }: HeardBy<typeof question> & { gateway?: string },
): { header: StatusHeader; packet: BroughtStatus } {
  const { reading, packetSha256, packetBytes, signature } = parseMeasurements(measurements);
  const sha256 = createHash('sha256').update(bytes).digest();
  if (sha256.toString('hex') !== packetSha256) {
    throw new CataloguedError('content.digest-mismatch', {
      computedSha256: sha256.toString('hex'),
      announcedSha256: packetSha256,
    });
  }
  if (bytes.length !== packetBytes) {
    throw new CataloguedError('process.bad-message', { pattern: 'measurements', problem: 'packetBytes' });
  }
  if (reading.kind !== 'status') throw new CataloguedError('packet.not-a-status');
  const at = clock.now();
  const signer = directory.codeOf(reading.header.from.organId) ?? '';
  const findRegistered = signersIn(directory, at, times.revocationGraceMs);
  const allowSha1 = directory.agency(signer, at)?.toleratesSha1;
  const verdict = judgePacketSignature(signature, { sender: signer, at, findRegistered, allowSha1 });
  if (verdict.verdict === 'invalid') throw new CataloguedError(verdict.code ?? 'signature.invalid', verdict.params);
  return { header: reading.header, packet: { inline: bytes, sha256, verdict, by: nameOf(caller), gateway } };
}

function codeOf({ directory }: Ports, written: string): AgencyCode {
  const code = directory.codeOf(written);
  if (code === undefined) throw new CataloguedError('agency.code-malformed', { code: written });
  return code;
}

/** As long as in a JSON answer. */
const descriptionMax = 2_000;

function readDescription({ description }: StatusHeader): string | undefined {
  if (description === undefined) return undefined;
  if (description.length > descriptionMax) {
    throw new CataloguedError('answer.reason-too-long', { lengthMax: descriptionMax });
  }
  return description;
}

/** Whoever said it is in the packet itself; what is shown beside is cut to what a page shows. */
function staffOf({ staffInfo }: StatusHeader) {
  if (!staffInfo) return undefined;
  const { department, staff, email, mobile } = staffInfo;
  const cut = (text: string | undefined, max: number) => (text === undefined ? undefined : cutText(text, max - 1));
  return { department: cut(department, 250), staff: cut(staff, 250), email: cut(email, 100), mobile: cut(mobile, 20) };
}

/** Said by the other side of a document there is, or about none that is known between the two. */
async function refusalOf(
  ports: Ports,
  { statusCode: status, responseFor }: StatusHeader,
  { from, other }: { from: AgencyCode; other: AgencyCode },
): Promise<CataloguedError> {
  const { documentId } = responseFor;
  const isAsked = status === '13';
  const [sender, recipient] = isAsked ? [other, from] : [from, other];
  const [turned] = await targetsOf(ports, { sender, documentId, recipient });
  if (!turned) {
    return new CataloguedError('answer.target-unknown', { documentId, organId: isAsked ? from : other, sender: from });
  }
  return isAsked
    ? new CataloguedError('answer.not-the-sender', { sender, status })
    : new CataloguedError('answer.not-the-recipient', { recipient, status });
}
