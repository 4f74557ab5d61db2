import { createHash } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import type { Finding } from '@edoc-axis/contracts';
import { isCatalogued } from '@edoc-axis/domain';
import type { ExaminedPacket } from '../store/examined.js';
import { type ExaminingPorts, finding } from './ports.js';

/** Every accepted packet is where it was put, byte for byte, and its acceptance has its receipt. */
export async function examinePackets(
  { content }: Pick<ExaminingPorts, 'content'>,
  packets: readonly ExaminedPacket[],
  receipts: ReadonlySet<string>,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const packet of packets) {
    const damage = await findDamage(content, packet);
    if (damage) findings.push(damage);
    if (packet.kind === 'document' && !(packet.receipt !== null && receipts.has(packet.receipt))) {
      findings.push(finding(`packet ${packet.id}`, 'receipt.missing'));
    }
  }
  return findings;
}

async function findDamage(content: ExaminingPorts['content'], packet: ExaminedPacket): Promise<Finding | undefined> {
  const subject = `document ${packet.document}`;
  const name = packet.content ?? packet.id;
  try {
    const computed = packet.inline_sha256 ?? (await digestOf(content, packet.content ?? ''));
    return computed.equals(packet.sha256) ? undefined : finding(subject, 'content.damaged', { content: name });
  } catch (error) {
    if (isCatalogued(error, 'content.unknown')) return finding(subject, 'content.unknown', { content: name });
    throw error;
  }
}

async function digestOf(content: ExaminingPorts['content'], id: string): Promise<Buffer> {
  const hash = createHash('sha256');
  await pipeline(await content.read(id), hash);
  return hash.digest();
}
