import { createHash } from 'node:crypto';
import { formatPacketMoment, type StaffInfo, type StatusCode, worksOnPages } from '@edoc-axis/domain';
import { writeStatusPacket } from '@edoc-axis/edxml';
import type { ReceiptClaims } from '@edoc-axis/evidence';
import { newId } from '@edoc-axis/platform';
import type { PacketJudgement } from '@edoc-axis/signature';
import type { DeliveryCase } from '../store/delivery-case.js';
import type { NewStatus } from '../store/record-outcome.js';
import type { ExchangePorts } from './ports.js';

export interface SaidAboutDelivery {
  readonly found: DeliveryCase;
  /** Who says it, and whose system it is for: one is the sender of the document, the other its recipient. */
  readonly from: { readonly organId: string; readonly organName: string };
  readonly to: string;
  readonly statusCode: StatusCode;
  readonly description: string;
  readonly staffInfo?: StaffInfo;
  readonly at: Date;
}

/** A status packet that one side's system brought itself: it travels on as it is. */
export interface BroughtStatus {
  readonly inline: Buffer;
  readonly sha256: Buffer;
  /** What its signature is worth. */
  readonly verdict: PacketJudgement;
  readonly by: string;
  /** SHA-256 (hex) of the transport certificate of the gateway that measured it. */
  readonly gateway?: string;
}

/**
 * Carries a status packet to the other side's system. Where that is the portal there is nobody to fetch it, and the pages
 * show what was said: a packet a system brought is kept, and goes nowhere.
 */
export function carryStatus(
  { times, directory }: Pick<ExchangePorts, 'times' | 'directory'>,
  { found, to, at }: Pick<SaidAboutDelivery, 'found' | 'to' | 'at'>,
  { inline, sha256, verdict, by, gateway }: Omit<BroughtStatus, 'verdict'> & { readonly verdict?: PacketJudgement },
): NewStatus {
  return {
    packet: { id: newId(), sha256, inline, by, verdict, gateway },
    delivery: worksOnPages(directory.systemServing(to, at))
      ? undefined
      : {
          id: newId(),
          recipient: to,
          expires_at: new Date(at.getTime() + times.timeToLiveMs),
          urgent: found.urgent,
        },
  };
}

/** What a receipt says of what the party said itself, beside our word for it. */
export function saidClaim({ sha256, verdict }: BroughtStatus): NonNullable<ReceiptClaims['said']> {
  return { packetSha256: sha256.toString('hex'), verdict: verdict.verdict, certificate: verdict.certificate?.sha256 };
}

/**
 * What one side said in JSON about a delivery, as the status packet the other side's system expects. Nobody signed it; none
 * is written where nobody would fetch it.
 */
export function statusPacket(
  ports: Pick<ExchangePorts, 'times' | 'directory'>,
  { found, to, at, ...said }: SaidAboutDelivery,
): NewStatus | undefined {
  if (worksOnPages(ports.directory.systemServing(to, at))) return undefined;
  const inline = writeStatusPacket({
    ...said,
    responseFor: {
      organId: to,
      code: `${found.code_number}/${found.code_notation}`,
      documentId: found.document_id,
      promulgationDate: found.promulgated_on?.replaceAll('-', '/'),
    },
    timestamp: formatPacketMoment(at),
  });
  const sha256 = createHash('sha256').update(inline).digest();
  return carryStatus(ports, { found, to, at }, { inline, sha256, by: 'axis' });
}
