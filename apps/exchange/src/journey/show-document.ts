import type {
  DeliveryView,
  DocumentView,
  HeardBy,
  listDeliveries as listQuestion,
  ReplyOf,
} from '@edoc-axis/contracts';
import type { Caller, Heading, Policy, Priority } from '@edoc-axis/domain';
import { cutPage } from '@edoc-axis/platform';
import { readIdCursor } from '../read-id-cursor.js';
import { deliveriesOf, findPacket } from '../store/documents.js';
import type { ExchangePorts } from './ports.js';
import { attachmentViews } from './showing/attachment-views.js';
import { deliveryView } from './showing/delivery-view.js';
import { enteredAmong } from './showing/entered-among.js';
import { freezeOf } from './showing/freeze-of.js';
import { howCarried } from './showing/how-carried.js';
import { linksOf } from './showing/links-of.js';
import { remarksForBoth } from './showing/remarks-for-both.js';
import { silentAmong } from './showing/silent-among.js';
import { standingView } from './showing/standing-view.js';
import { type StoredVerdict, verdictView } from './showing/verdict-view.js';
import { type Visible, visibleDocument } from './visible-document.js';

type Ports = Pick<ExchangePorts, 'database' | 'directory' | 'clock' | 'offices'>;

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
  const links = await linksOf(ports.database, { document: id, recipients: visible.recipients });
  const frozen = await freezeIn(ports, document);
  const { deliveries, next } = await deliveryPage(
    ports,
    { ...visible, caller, frozen, limit: deliveriesShownMax },
    deliveriesBytesMax,
  );
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
    heading: (document.heading as Heading | null) ?? undefined,
    priority: document.priority,
    acceptedAt: document.accepted_at.toISOString(),
    ...links,
    frozenAt: frozen?.at.toISOString(),
    frozenFor: frozen?.reason,
    packet: { sha256: packet.sha256.toString('hex'), bytes: Number(packet.bytes) },
    attachments: attachmentViews(packet),
    verdict: verdictView(packet.verdict as StoredVerdict),
    revocationAnswers: packet.answers,
    standing: standingView(packet, document.priority as Priority),
    policy: packet.policy as Policy,
    remarks: remarksForBoth(packet.warnings),
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
  const frozen = await freezeIn(ports, visible.document);
  return deliveryPage(ports, { ...visible, caller, frozen, after: cursor, limit });
}

/** Nearly nothing is, and that stands with the document. */
async function freezeIn({ database }: Ports, { id, frozen_at }: Visible['document']): Promise<Freeze> {
  return frozen_at ? freezeOf(database, id) : undefined;
}

type Freeze = Awaited<ReturnType<typeof freezeOf>>;

async function deliveryPage(
  { database, directory, clock, offices }: Ports,
  order: Visible & { caller: Caller; frozen: Freeze; after?: string; limit: number },
  pageBytesMax?: number,
): Promise<{ deliveries: DeliveryView[]; next?: string }> {
  const { document, recipients, caller, frozen, after, limit } = order;
  const at = clock.now();
  const rows = await deliveriesOf(database, { document: document.id, recipients, after, limit: limit + 1 });
  const silent = await silentAmong({ database, directory }, rows, at);
  const entered = await enteredAmong({ database }, caller, rows, at);
  const around = { directory, offices, at, frozen, releasedAt: document.released_at ?? undefined, silent, entered };
  const carriedOf = await howCarried({ database, directory }, rows, at);
  const views = rows.map((row) => deliveryView(row, { ...around, carried: carriedOf(row) }));
  const { page, next } = cutPage(views, limit, ({ id }) => id, pageBytesMax);
  return { deliveries: page, next };
}
