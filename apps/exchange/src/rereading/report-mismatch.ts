import type { Difference, HeardBy, ReplyOf, reportMismatch as question } from '@edoc-axis/contracts';
import { isDifferenceName, type SentenceParams } from '@edoc-axis/domain';
import { newId } from '@edoc-axis/platform';
import { Logger } from '@nestjs/common';
import type { ExchangePorts } from '../journey/index.js';
import { freezeDocument } from '../store/freezes.js';
import { packetById } from '../store/rereadable.js';
import type { SuspectGateways } from './suspect-gateways.js';

type Ports = Pick<ExchangePorts, 'database' | 'clock' | 'epoch'> & { readonly suspects: SuspectGateways };

/**
 * A packet, read anew, is not what it was accepted for: its document is frozen, and the gateway that measured it is not
 * heard any more. Told twice it does nothing the second time, also when the document was released in between.
 */
export async function reportMismatch(
  { database, clock, epoch, suspects }: Ports,
  { packet, document, differences }: HeardBy<typeof question>,
): Promise<ReplyOf<typeof question>> {
  const at = clock.now();
  const told = paramsOf(differences);
  const { differences: names } = told;
  const facts = [
    { id: newId(), kind: 'document.content-mismatch' as const, at, by: 'axis', document, params: told },
    // What follows from it is told as of a person, to the same people.
    { id: newId(), kind: 'document.frozen' as const, at, by: 'axis', document, params: { differences: names } },
  ];
  const blamesGateway = !(await wasHashedHere(database, packet, differences));
  const outcome = await freezeDocument(database, epoch, { packet, document, differences, at, blamesGateway, facts });
  const gatewayOut = outcome.gateway?.toString('hex');
  if (gatewayOut !== undefined) suspects.takeOut(gatewayOut, at);
  if (outcome.frozen) {
    const message = 'A stored packet is not what it was accepted for. Its document is frozen.';
    new Logger('rereading').error({ message, document, packet, ...told, gatewayOut });
  }
  return { frozen: outcome.frozen, gatewayOut };
}

/** What people read: every name once, and of the first difference both sides. */
export function paramsOf(differences: readonly Difference[]): SentenceParams {
  const known = differences.filter(({ name }) => isDifferenceName(name));
  const [first] = known;
  return {
    differences: [...new Set(known.map(({ name }) => name))],
    accepted: first?.accepted,
    found: first?.found,
  };
}

/** The bytes of a packet in a row were hashed before it was committed: if they are others now, no gateway did that. */
async function wasHashedHere(
  database: Ports['database'],
  packet: string,
  differences: readonly Difference[],
): Promise<boolean> {
  if (!differences.some(({ name }) => name === 'packet-digest')) return false;
  return (await packetById(database, packet))?.isInline ?? false;
}
