import {
  type AgencyCode,
  type BusinessType,
  businessTypes,
  type Caller,
  CataloguedError,
  chooseAddressees,
  demand,
  type ErrorCode,
  findSecretMark,
  isCatalogued,
  isSentLate,
  maySubmit,
  planDeliveries,
  type Priority,
  type SentenceParams,
  type VietnamDay,
} from '@edoc-axis/domain';
import type { DocumentReading } from '@edoc-axis/edxml';
import { recipientView } from '@edoc-axis/platform';
import type { PacketMeasurements } from '@edoc-axis/signature';
import { demandFresh } from '../../freshness.js';
import type { ExchangePorts } from '../ports.js';
import { removedBy } from './earlier-named.js';
import { type JudgedSignatures, judgeSignatures, refuseSignatures } from './judge-signatures.js';
import type { Submission } from './read-submission.js';
import type { Refusal } from './refusal.js';

/** A submission nothing stands against, apart from what was sent under its name before. */
export interface Judged extends JudgedSignatures {
  readonly sender: AgencyCode;
  readonly reading: DocumentReading;
  readonly measured: PacketMeasurements;
  readonly addressees: readonly AgencyCode[];
  /** Of an update: whom the earlier document no longer goes to. */
  readonly removed: readonly AgencyCode[];
  readonly priority: Priority;
  readonly businessType: BusinessType;
  readonly directoryVersion: number;
  readonly at: Date;
  /** The day of signing, when it is sent later than the law has it. */
  readonly lateSince?: VietnamDay;
}

export type SubmissionJudgement =
  | { readonly outcome: 'acceptable'; readonly judged: Judged }
  | { readonly outcome: 'refused'; readonly sender: AgencyCode; readonly refusal: Refusal };

/**
 * Everything about a submission that can be judged from itself and the directory. Whoever may not speak for the sender
 * hears that by an error: a refusal with a receipt is evidence in the sender's name, and only the sender's systems get it.
 */
export async function judgeSubmission(
  ports: Pick<
    ExchangePorts,
    | 'database'
    | 'directory'
    | 'met'
    | 'policy'
    | 'clock'
    | 'readTrust'
    | 'times'
    | 'offices'
    | 'confirmedAt'
    | 'catchUp'
  >,
  caller: Caller,
  submission: Submission,
): Promise<SubmissionJudgement> {
  const { directory, clock } = ports;
  const { measured, addressees: besidePacket, from } = submission;
  const { reading } = measured;
  if (directory.version === 0) throw new CataloguedError('process.directory-missing');
  await demandFresh(ports);
  const at = clock.now();
  const sender = directory.demandCode(reading.header.from.organId);
  demand(maySubmit(caller, sender, at, (agency) => directory.systemServing(agency, at)));
  const refused = (code: ErrorCode, params: SentenceParams = {}): SubmissionJudgement => ({
    outcome: 'refused',
    sender,
    refusal: { code, params },
  });

  if (reading.kind === 'status') return refused('packet.not-a-document');
  if (from !== undefined && directory.codeOf(from) !== sender) {
    return refused('document.sender-differs', { sender, from });
  }
  const unfit = refuseSender(directory, sender, at) ?? refuseSecret(reading) ?? refuseLongCode(reading);
  if (unfit) return refused(unfit.code, unfit.params);

  const priority = reading.header.otherInfo?.priority ?? 0;
  const signatures = await judgeSignatures(ports, submission, { sender, reading, at, priority });
  const unsigned = refuseSignatures(signatures, { sender, reading, at, priority });
  if (unsigned) return refused(unsigned.code, unsigned.params);

  try {
    const addressees = readAddressees(directory, reading, besidePacket);
    const businessType = businessTypeOf(reading);
    const removed = removedBy(ports, { businessType, reading });
    const lateSince = lateSinceOf(ports, { sender, reading, at });
    const judged = {
      ...signatures,
      sender,
      reading,
      measured,
      addressees,
      removed,
      priority,
      businessType,
      at,
      lateSince,
    };
    return { outcome: 'acceptable', judged: { ...judged, directoryVersion: directory.version } };
  } catch (error) {
    if (isCatalogued(error)) return refused(error.code, error.params);
    throw error;
  }
}

type Directory = ExchangePorts['directory'];

function refuseSender(directory: Directory, sender: AgencyCode, at: Date): Refusal | undefined {
  const entry = directory.agency(sender, at);
  if (!entry) return { code: 'document.sender-unknown', params: { sender } };
  const { validUntil: closedAt, successors, joining } = entry;
  if (closedAt !== undefined && at >= new Date(closedAt)) {
    return { code: 'document.sender-closed', params: { sender, closedAt, successors } };
  }
  if (joining?.state !== 'suspended') return undefined;
  return { code: 'document.sender-suspended', params: { sender, suspendedAt: joining.since } };
}

/** By the hours of the office that sends. The day of signing is the one that stands in the packet. */
function lateSinceOf(
  { offices }: Pick<ExchangePorts, 'offices'>,
  { sender, reading, at }: { sender: AgencyCode; reading: DocumentReading; at: Date },
): VietnamDay | undefined {
  const signedOn = reading.header.promulgationInfo?.promulgationDate.replaceAll('/', '-');
  if (signedOn === undefined) return undefined;
  return isSentLate(signedOn, at, offices.of(sender).calendar) ? signedOn : undefined;
}

function businessTypeOf({ business }: DocumentReading): BusinessType {
  return business?.bussinessDocType ?? businessTypes.new;
}

/** The packet has no field for secrecy; the law leaves the mark in subject and notation. */
function refuseSecret({ header }: DocumentReading): Refusal | undefined {
  const { subject, code } = header;
  for (const [field, text] of [['Subject', subject] as const, ['CodeNotation', code.codeNotation] as const]) {
    const mark = findSecretMark(text);
    if (mark) return { code: 'document.secret-mark', params: { field, mark } };
  }
  return undefined;
}

/** Real systems keep 11 and 30 characters. Documents are found again by these two, so they are refused and never cut. */
const codeCharactersMax = 200;

function refuseLongCode({ header: { code } }: DocumentReading): Refusal | undefined {
  for (const [field, text] of [
    ['CodeNumber', code.codeNumber] as const,
    ['CodeNotation', code.codeNotation] as const,
  ]) {
    if (text.length <= codeCharactersMax) continue;
    return { code: 'packet.field-too-long', params: { field, length: text.length, lengthMax: codeCharactersMax } };
  }
  return undefined;
}

/** A code nobody can read is nobody's: it is refused by name, like every other bad recipient. */
function readAddressees(
  directory: Directory,
  { header }: DocumentReading,
  besidePacket: readonly string[] | undefined,
): readonly AgencyCode[] {
  const read = (code: string) => directory.demandCode(code);
  const packetTo = header.to.map(({ organId }) => read(organId));
  return chooseAddressees(packetTo, besidePacket?.map(read));
}

/** Where the addressees' post goes now, or why the submission cannot go. */
export function planFor(
  { directory }: Pick<ExchangePorts, 'directory'>,
  { sender, at, priority }: Judged,
  { addressees, onBad }: { addressees: readonly AgencyCode[]; onBad: 'refuse' | 'deliver-rest' },
) {
  return planDeliveries(addressees, { onBad, priority }, recipientView(directory, at, sender));
}
