import { type AgencyCode, businessTypes, type DeliveryPlan, judgeRepetition, type Repetition } from '@edoc-axis/domain';
import { cutPage, type Database } from '@edoc-axis/platform';
import { type ConcernedDocument, documentsNamed } from '../../store/concerns.js';
import {
  type EarlierDocuments,
  findEarlier,
  type NameAndNumber,
  type NamedDocument,
  type SameFile,
} from '../../store/names.js';
import type { ExchangePorts } from '../ports.js';
import { documentIdsNamed, targetsMax } from './earlier-named.js';
import { digestOf, nameOfPdf } from './judge-pdfs.js';
import { type Judged, planFor } from './judge-submission.js';
import type { Refusal } from './refusal.js';

/** What is to be done with a submission, given what was sent under its name before. */
export type Decision =
  | { readonly outcome: 'refused'; readonly refusal: Refusal }
  | { readonly outcome: 'repeated'; readonly document: string; readonly closed: readonly AgencyCode[] }
  | NewSubmission;

export interface NewSubmission {
  readonly outcome: 'new';
  readonly edition: number;
  /** The edition or act before this one. */
  readonly follows?: string;
  /** A document that is there already, and goes to further addressees now. */
  readonly document?: string;
  /** Asked for again, though their deliveries have ended. */
  readonly closed: readonly AgencyCode[];
  readonly plan: Extract<DeliveryPlan, { outcome: 'deliver' }>;
  /** Another document of this sender with the same number and notation. */
  readonly sameNumber?: EarlierNumber;
  /** PDF files of it that others sent before, or this sender under another number. */
  readonly sameFiles: readonly EarlierFile[];
  /** Of all but new documents: the earlier ones it is about, in all their editions. */
  readonly concerns?: readonly ConcernedDocument[];
}

export interface EarlierFile {
  readonly attachmentName: string;
  readonly sender: string;
  readonly documentId: string;
}

export interface EarlierNumber {
  /** `7816/VPCP-TTĐT` */
  readonly code: string;
  readonly earlierAt: string;
}

/** One recipient that cannot receive costs a receipt of its own; a list this wrong is a mistake and not a wish. */
const badRecipientsMax = 200;
/** All of their codes stand beside the reasons, and may be ten thousand. */
const reasonsBytesMax = 64 * 1024;

/**
 * Without the lock of the name, what it says of a name that has been used may be overtaken before it is written; that a
 * name is new, its unique index makes sure of.
 */
export async function decideSubmission(
  ports: DecisionPorts,
  database: Database,
  judged: Judged,
  onBad: OnBadRecipients,
): Promise<Decision> {
  const decision = decide(ports, judged, onBad, await findEarlier(database, nameAndNumberOf(judged)));
  return judged.businessType === businessTypes.new ? decision : withTargets(database, judged, decision);
}

/**
 * What names earlier documents does something to them; half of that would be worse than none of it. A revocation goes by the
 * name of the document it declares void, so both are under the lock of that name.
 */
async function withTargets(database: Database, judged: Judged, decision: Decision): Promise<Decision> {
  if (decision.outcome !== 'new') return decision;
  const documentIds = documentIdsNamed(judged);
  if (documentIds.length > targetsMax) {
    return refused({ code: 'document.too-many-targets', params: { targets: documentIds.length, targetsMax } });
  }
  const concerns = await documentsNamed(database, { sender: judged.sender, documentIds });
  const found = new Set(concerns.map(({ document_id }) => document_id));
  const target = documentIds.filter((documentId) => !found.has(documentId));
  if (target.length === 0) return { ...decision, concerns };
  return refused({ code: 'document.target-unknown', params: { target, sender: judged.sender } });
}

/** As it is to be decided when nothing like it was sent before, which is so of nearly all new documents. */
export function decideAsFirst(ports: DecisionPorts, judged: Judged, onBad: OnBadRecipients): Decision {
  return decide(ports, judged, onBad, { named: [], sameFiles: [] });
}

type DecisionPorts = Pick<ExchangePorts, 'directory' | 'limits'>;
type OnBadRecipients = 'refuse' | 'deliver-rest';

/** By which what was sent before is sought. */
export function nameAndNumberOf({ sender, businessType, reading: { header }, pdfs }: Judged): NameAndNumber {
  const { documentId, code } = header;
  const sha256s = pdfs.flatMap((pdf) => digestOf(pdf) ?? []);
  return { sender, documentId, businessType, ...code, pdfs: sha256s };
}

function decide(
  ports: DecisionPorts,
  judged: Judged,
  onBad: OnBadRecipients,
  { named, numberedAt, sameFiles }: EarlierDocuments,
): Decision {
  const { addressees, measured, reading, businessType } = judged;
  const { documentId, code } = reading.header;
  if (addressees.length > ports.limits.recipientsMax) {
    return refused({ code: 'packet.too-many-recipients', params: { recipientsMax: ports.limits.recipientsMax } });
  }

  const contentDigest = Buffer.from(measured.reading.contentDigest, 'hex');
  const earlier = named.map((document) => earlierDocument(document, contentDigest));
  const repetition = judgeRepetition({ businessType, addressees, earlier });
  if (repetition.outcome === 'conflict') {
    const { document, addressees: recipients } = repetition;
    return refused({ code: 'document.conflict', params: { documentId, recipients, earlier: document } });
  }
  if (repetition.outcome === 'same-receipt') return { ...repetition, outcome: 'repeated' };

  const further = repetition.outcome === 'further-addressees' ? repetition.addressees : addressees;
  const plan = planFor(ports, judged, { addressees: further, onBad });
  if (plan.outcome === 'refused') return refused(badRecipients(plan));
  if (plan.bad.length > badRecipientsMax) {
    const recipients = plan.bad.map(({ addressee }) => addressee);
    return refused({ code: 'document.bad-recipients', params: { recipients } });
  }
  const sameNumber = numberedAt && {
    code: `${code.codeNumber}/${code.codeNotation}`,
    earlierAt: numberedAt.toISOString(),
  };
  return {
    outcome: 'new',
    plan,
    ...placeAmong(repetition, named),
    sameNumber: named.length === 0 ? sameNumber : undefined,
    sameFiles: earlierFiles(judged, sameFiles),
  };
}

/** One remark a file, however often it is attached. */
function earlierFiles({ pdfs }: Judged, sameFiles: readonly SameFile[]): EarlierFile[] {
  const bySha256 = new Map(sameFiles.map((file) => [file.sha256, file]));
  return [...bySha256.values()].flatMap(({ sha256, sender, documentId }) => {
    const pdf = pdfs.find((one) => digestOf(one) === sha256);
    return pdf ? [{ attachmentName: nameOfPdf(pdf), sender, documentId }] : [];
  });
}

function refused(refusal: Refusal): Decision {
  return { outcome: 'refused', refusal };
}

/** Each with its own reason, as far as they fit: half a list of mistakes costs the sender a second round. */
function badRecipients({ code, params, bad }: Extract<DeliveryPlan, { outcome: 'refused' }>): Refusal {
  const reasons = bad.slice(0, badRecipientsMax).map(({ addressee: recipient, code: reason, params: said }) => ({
    recipient,
    reason: { code: reason, params: said },
  }));
  const { page } = cutPage(reasons, badRecipientsMax, ({ recipient }) => recipient, reasonsBytesMax);
  return { code, params: { ...params, reasons: page } };
}

function earlierDocument({ id, content_digest, deliveries }: NamedDocument, contentDigest: Buffer) {
  return {
    id,
    sameContent: content_digest.equals(contentDigest),
    deliveries: deliveries.flatMap(({ addressed_to, state }) =>
      addressed_to.map((addressee) => ({ addressee, state })),
    ),
  };
}

function placeAmong(
  repetition: Exclude<Repetition, { outcome: 'conflict' | 'same-receipt' }>,
  named: readonly NamedDocument[],
): Pick<NewSubmission, 'edition' | 'follows' | 'document' | 'closed'> {
  const latest = named.at(-1)?.edition ?? 0;
  switch (repetition.outcome) {
    case 'new':
      return { edition: latest + 1, closed: [] };
    case 'next-edition':
    case 'new-act':
      return { edition: latest + 1, follows: repetition.follows, closed: [] };
    case 'further-addressees': {
      const { document, closed } = repetition;
      return { edition: named.find(({ id }) => id === document)?.edition ?? latest, document, closed };
    }
  }
}
