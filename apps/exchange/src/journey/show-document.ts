import type {
  DeliveryView,
  DocumentView,
  HeardBy,
  listDeliveries as listQuestion,
  ReplyOf,
} from '@edoc-axis/contracts';
import {
  type AgencyCode,
  type Caller,
  CataloguedError,
  demand,
  mayTrack,
  type Policy,
  type Priority,
} from '@edoc-axis/domain';
import { cutPage } from '@edoc-axis/platform';
import { readIdCursor } from '../read-id-cursor.js';
import { deliveriesOf, findDocument, findPacket, handingsAmong, type ShownDocument } from '../store/documents.js';
import { actsForEver } from './actor.js';
import type { ExchangePorts } from './ports.js';
import { attachmentViews } from './showing/attachment-views.js';
import { deliveryView } from './showing/delivery-view.js';
import { standingView } from './showing/standing-view.js';
import { type StoredVerdict, verdictView } from './showing/verdict-view.js';

type Ports = Pick<ExchangePorts, 'database' | 'directory' | 'clock'>;

/** So many deliveries come with the document; the rest page by page. */
const deliveriesShownMax = 100;
/** The attachments stand beside them. */
const deliveriesBytesMax = 256 * 1024;

/**
 * The document as it stands now, with whose move it is for each delivery. The sender sees all deliveries; a recipient
 * sees its own, because who else refused is not its business, and the packet it was sent.
 * @throws CataloguedError `document.unknown`, `caller.scope-missing`
 */
export async function showDocument(ports: Ports, caller: Caller, id: string): Promise<DocumentView> {
  const visible = await visibleDocument(ports, caller, id);
  const { document } = visible;
  const packet = await findPacket(ports.database, visible.packet);
  if (!packet) throw new Error(`Document ${id} has lost its packet ${visible.packet}.`);
  const { deliveries, next } = await deliveryPage(ports, { ...visible, limit: deliveriesShownMax }, deliveriesBytesMax);
  return {
    id,
    documentId: document.document_id,
    sender: document.sender,
    senderName: ports.directory.agency(document.sender, document.accepted_at)?.name,
    businessType: document.business_type,
    edition: document.edition,
    code: { number: document.code_number, notation: document.code_notation },
    subject: document.subject,
    promulgatedOn: document.promulgated_on ?? undefined,
    priority: document.priority,
    acceptedAt: document.accepted_at.toISOString(),
    frozenAt: document.frozen_at?.toISOString(),
    packet: { sha256: packet.sha256.toString('hex'), bytes: Number(packet.bytes) },
    attachments: attachmentViews(packet),
    verdict: verdictView(packet.verdict as StoredVerdict),
    standing: standingView(packet, document.priority as Priority),
    policy: packet.policy as Policy,
    directoryVersion: Number(packet.directory_version),
    deliveries,
    nextDeliveries: next,
  };
}

/** A page of a document's deliveries; permissions as for `showDocument`. */
export async function listDeliveries(
  ports: Ports,
  caller: Caller,
  { document, after, limit }: HeardBy<typeof listQuestion>,
): Promise<ReplyOf<typeof listQuestion>> {
  const cursor = readIdCursor(after);
  const visible = await visibleDocument(ports, caller, document);
  return deliveryPage(ports, { ...visible, after: cursor, limit });
}

interface Visible {
  readonly document: ShownDocument;
  readonly packet: string;
  /** Absent: whoever asks sees all deliveries. */
  readonly recipients?: readonly AgencyCode[];
}

/** A document there is not and one between others give the same answer, whatever scopes the caller has. */
async function visibleDocument({ database, clock }: Ports, caller: Caller, id: string): Promise<Visible> {
  const now = clock.now();
  const mayBeParty = (agency: AgencyCode, handledAt: Date) =>
    mayTrack(caller, { id, sender: agency, recipients: [], handledAt }, now);
  const document = await findDocument(database, id);
  if (!document) {
    demand(mayBeParty(nobody, now));
    throw new CataloguedError('document.unknown', { document: id });
  }
  const denial = mayBeParty(document.sender as AgencyCode, document.accepted_at);
  if (denial === true) return { document, packet: document.packet };
  const handings = await handingsAmong(database, id, actsForEver(caller));
  const own = handings.filter(({ recipient, created_at }) => mayBeParty(recipient, created_at) === true);
  const [first] = own;
  if (!first) throw new CataloguedError(denial.code, denial.params);
  return { document, packet: first.packet, recipients: own.map(({ recipient }) => recipient) };
}

const nobody = '' as AgencyCode;

async function deliveryPage(
  { database, directory, clock }: Ports,
  order: Visible & { after?: string; limit: number },
  pageBytesMax?: number,
): Promise<{ deliveries: DeliveryView[]; next?: string }> {
  const { document, recipients, after, limit } = order;
  const rows = await deliveriesOf(database, { document: document.id, recipients, after, limit: limit + 1 });
  const views = rows.map((row) => deliveryView(row, directory, clock.now()));
  const { page, next } = cutPage(views, limit, ({ id }) => id, pageBytesMax);
  return { deliveries: page, next };
}
