import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { fetchPacket, type FetchedPacket } from '@edoc-axis/client';
import type { LeasedDelivery } from '@edoc-axis/contracts';
import { sentences, verdictNames } from '@edoc-axis/domain';
import { decodeAttachment, type PacketReading } from '@edoc-axis/edxml';
import type { Agent } from './agent.js';
import { type AgentFolder, type Received, unfinished } from './agent-folder.js';
import { describeReceived } from './describe-status.js';
import {
  isThere,
  makeFolder,
  moveDurably,
  removeAll,
  storageFault,
  syncFolder,
  writeDurably,
} from '../durable-files.js';
import { keyOf, nameIn } from './outcomes.js';
import { freeName, safeName } from './safe-name.js';
import { writeStatus } from './status-file.js';

/**
 * Brings a delivery into the folder and looks at it. When this returns it lies there whole, on the disk, and may be
 * confirmed. That was written down before it appeared under its name, so whoever dies in between need not fetch it again.
 * @throws CataloguedError `content.…`, `signature.…`, `packet.…`, `file.…`; AxisUnreachable
 */
export async function storeDelivery(agent: Agent, leased: LeasedDelivery): Promise<void> {
  const { leaseToken, document } = leased;
  const remember = (place: Place) =>
    agent.folder.unconfirmed.put(leased.id, { leaseToken, packetSha256: document.packet.sha256, ...place });
  const stored = await findStored(agent.folder, leased);
  if (stored) await remember(stored);
  else if (leased.carries === 'status') await storeStatus(agent, leased, remember);
  else await storeDocument(agent, leased, remember);
}

type Remember = (place: Place) => Promise<void>;

interface Place {
  /** Relative to the folder. */
  readonly packet: string;
  /** Whose status files say more when it is confirmed. */
  readonly document?: string;
}

/** It was stored before, and its confirmation never arrived: whoever died then need not fetch it again. */
async function findStored(folder: AgentFolder, { id, document }: LeasedDelivery): Promise<Place | undefined> {
  const received = await folder.received.get(id);
  if (received?.packet.sha256 !== document.packet.sha256) return undefined;
  const packet = join(received.folder, packetFile);
  return (await isThere(folder.at(packet))) ? { packet, document: received.document } : undefined;
}

const packetFile = 'packet.edxml';

/** What could not be stored leaves nothing behind: least of all on a disk that is full. */
async function storeDocument(agent: Agent, leased: LeasedDelivery, remember: Remember): Promise<void> {
  const writing = join(agent.folder.in, `.${leased.id}${unfinished}`);
  await removeAll(writing);
  try {
    await makeFolder(writing);
    await storeIn(writing, agent, leased, remember);
  } catch (error) {
    await removeAll(writing).catch(() => undefined);
    throw error;
  }
}

async function storeIn(writing: string, agent: Agent, leased: LeasedDelivery, remember: Remember): Promise<void> {
  const { folder } = agent;
  const fetched = await fetchInto(agent, leased, join(writing, packetFile));
  const attachments = await writeAttachments(writing, fetched.measurements.reading);
  const { number, notation } = leased.document.code;
  const name = await nameIn(folder.in, folderName(`${number}-${notation}`, leased.id));
  const received = aboutReceived(leased, fetched, join('in', name), attachments);
  await writeStatus(writing, received, describeReceived(received));
  await folder.received.put(leased.id, received);
  const known = await folder.arrived.get(received.document);
  const deliveries = [...new Set([...(known?.deliveries ?? []), leased.id])];
  await folder.arrived.put(received.document, { deliveries });
  await syncFolder(writing);
  await remember({ packet: join(received.folder, packetFile), document: received.document });
  await moveDurably(writing, folder.at(received.folder));
}

/** An answer to what was sent, or a sender's question: it lies with the document, where that still is. */
async function storeStatus(agent: Agent, leased: LeasedDelivery, remember: Remember): Promise<void> {
  const { folder } = agent;
  const { documentId } = leased.document;
  const asked = leased.asks && (await folder.received.get(leased.asks.delivery));
  const sent = leased.asks ? undefined : await folder.names.get(keyOf(documentId));
  const document = asked?.document ?? sent?.document;
  const home = asked?.folder ?? (document && (await folder.sent.get(document))?.folder);
  const isHere = home !== undefined && (await isThere(folder.at(home)));
  const place = isHere ? join(home, 'statuses') : join('in', folderName('TRANG-THAI', leased.id));
  await makeFolder(folder.at(place));
  const packet = join(place, `${leased.id}.edxml`);
  await remember({ packet, document });
  const { measurements } = await fetchInto(agent, leased, folder.at(packet));
  await syncFolder(folder.at(place));
  const { header } = measurements.reading;
  if (!isHere && 'statusCode' in header) {
    const { sender, code, subject } = leased.document;
    const told = `${header.statusCode} · ${sender} · ${code.number}/${code.notation} · ${subject} · ${header.description ?? ''}`;
    await writeStatus(folder.at(place), { delivery: leased.id, ...leased.document, status: header }, [
      { vi: told, en: told },
    ]);
  }
}

async function fetchInto({ axis, terminal }: Agent, leased: LeasedDelivery, file: string): Promise<FetchedPacket> {
  const bar = terminal.progress(leased.document.documentId, leased.document.packet.bytes);
  try {
    return await fetchPacket(axis, leased, file, (bytes) => bar.advance(bytes));
  } catch (error) {
    throw storageFault(error, file);
  } finally {
    bar.done();
  }
}

/** In a folder of their own: an attachment named `03` there is no answer. */
async function writeAttachments(writing: string, { attachments }: PacketReading): Promise<Received['attachments']> {
  const folder = join(writing, 'attachments');
  await makeFolder(folder);
  const taken = new Set<string>();
  const written: Received['attachments'] = [];
  const open = (from: number, to: number) => createReadStream(join(writing, packetFile), { start: from, end: to - 1 });
  for (const attachment of attachments) {
    const { index, name, description, bytes, sha256, encodedFrom, encodedTo } = attachment;
    const file = freeName(safeName(name, `tep-${index + 1}`), taken);
    const content = decodeAttachment((from, to) => (to > from ? open(from, to) : noBytes()), {
      name,
      encodedFrom,
      encodedTo,
    });
    await writeDurably(join(folder, file), content);
    written.push({ file, name, description, bytes, sha256 });
  }
  return written;
}

async function* noBytes(): AsyncGenerator<Uint8Array> {}

/** By number and notation for people; the end of the id, which is chance, makes it this delivery's alone. */
function folderName(name: string, delivery: string): string {
  const short = Array.from(safeName(name, 'van-ban')).slice(0, folderLettersMax).join('');
  return `${short.trimEnd()} ${delivery.slice(-idLetters)}`;
}

const folderLettersMax = 50;
const idLetters = 12;

function aboutReceived(
  { id: delivery, recipient, addressedTo, document: leased }: LeasedDelivery,
  { measurements, judgement }: FetchedPacket,
  folder: string,
  attachments: Received['attachments'],
): Received {
  const { id: document, documentId, sender, senderName, businessType, code, subject, priority, acceptedAt } = leased;
  const { reading } = measurements;
  const header = reading.kind === 'document' ? reading.header : undefined;
  const { verdict, code: why, params } = judgement;
  return {
    folder,
    delivery,
    document,
    documentId,
    sender,
    senderName,
    recipient,
    addressedTo: [...addressedTo],
    businessType,
    code,
    subject,
    promulgatedOn: header?.promulgationInfo?.promulgationDate,
    dueOn: header?.dueDate,
    priority,
    acceptedAt,
    receivedAt: new Date().toISOString(),
    packet: { sha256: measurements.packetSha256, bytes: measurements.packetBytes },
    signature: { verdict, code: why, sentence: why === undefined ? verdictNames[verdict] : sentences(why, params) },
    attachments,
  };
}
