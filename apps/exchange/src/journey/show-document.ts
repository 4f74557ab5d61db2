import type {
  DeliveryView,
  DocumentView,
  HeardBy,
  listDeliveries as listQuestion,
  ReplyOf,
} from '@edoc-axis/contracts';
import { type AgencyCode, type Caller, CataloguedError, demand, mayTrack, type Policy } from '@edoc-axis/domain';
import { cutPage } from '@edoc-axis/platform';
import { deliveriesOf, type DocumentWithPacket, findDocument, recipientsAmong } from '../store/documents.js';
import { actsForEver } from './actor.js';
import type { ExchangePorts } from './ports.js';
import { deliveryView } from './showing/delivery-view.js';
import { type StoredVerdict, verdictView } from './showing/verdict-view.js';

type Ports = Pick<ExchangePorts, 'database' | 'directory' | 'clock'>;

/** So many deliveries come with the document; the rest page by page. */
const deliveriesShownMax = 100;

/**
 * The document as it stands now, with whose move it is for each delivery. The sender sees all deliveries; a recipient
 * sees its own, because who else refused is not its business.
 * @throws CataloguedError `document.unknown`, `caller.scope-missing`
 */
export async function showDocument(ports: Ports, caller: Caller, id: string): Promise<DocumentView> {
  const { document, recipients } = await visibleDocument(ports, caller, id);
  const page = await deliveryPage(ports, { document, recipients, limit: deliveriesShownMax });
  const { first } = document;
  return {
    id,
    documentId: document.document_id,
    sender: document.sender,
    senderName: ports.directory.agency(document.sender)?.name,
    businessType: document.business_type,
    edition: document.edition,
    code: { number: document.code_number, notation: document.code_notation },
    subject: document.subject,
    promulgatedOn: document.promulgated_on ?? undefined,
    priority: document.priority,
    acceptedAt: document.accepted_at.toISOString(),
    packet: { sha256: first.sha256, bytes: first.bytes },
    attachments: document.attachments.map(({ description, content_type, ...attachment }) => ({
      ...attachment,
      description: description ?? undefined,
      contentType: content_type ?? undefined,
    })),
    verdict: verdictView(first.verdict as StoredVerdict),
    policy: first.policy as Policy,
    directoryVersion: first.directory_version,
    deliveries: page.deliveries,
    nextDeliveries: page.next,
  };
}

/** A page of a document's deliveries; permissions as for `showDocument`. */
export async function listDeliveries(
  ports: Ports,
  caller: Caller,
  { document: id, after, limit }: HeardBy<typeof listQuestion>,
): Promise<ReplyOf<typeof listQuestion>> {
  if (after !== undefined && !/^[0-9a-f-]{36}$/.test(after)) {
    throw new CataloguedError('request.cursor-unknown', { cursor: after });
  }
  const visible = await visibleDocument(ports, caller, id);
  return deliveryPage(ports, { ...visible, after, limit });
}

async function visibleDocument(
  { database, clock }: Ports,
  caller: Caller,
  id: string,
): Promise<{ document: DocumentWithPacket; recipients?: readonly AgencyCode[] }> {
  const document = await findDocument(database, id);
  if (!document) throw new CataloguedError('document.unknown', { document: id });
  const parties = { id, sender: document.sender as AgencyCode, handledAt: document.accepted_at };
  if (mayTrack(caller, { ...parties, recipients: [] }, clock.now()) === true) return { document };
  const recipients = await recipientsAmong(database, id, actsForEver(caller));
  demand(mayTrack(caller, { ...parties, recipients }, clock.now()));
  return { document, recipients };
}

async function deliveryPage(
  { database, directory, clock }: Ports,
  order: { document: DocumentWithPacket; recipients?: readonly AgencyCode[]; after?: string; limit: number },
): Promise<{ deliveries: DeliveryView[]; next?: string }> {
  const { document, recipients, after, limit } = order;
  const rows = await deliveriesOf(database, { document: document.id, recipients, after, limit: limit + 1 });
  const views = rows.map((row) => deliveryView(row, directory, clock.now()));
  const { page, next } = cutPage(views, limit, ({ id }) => id);
  return { deliveries: page, next };
}
