import type { PacketFacts } from './reading/packet-reading.js';

/**
 * Where a signature belongs in a packet: the bytes from `from` up to `to` give way to it. That is the first `Signature`
 * that stands in the header already, a placeholder mostly, else the empty place just before `</…edXMLHeader>`.
 */
export function signaturePlace({ signatures, headerCloseFrom }: Pick<PacketFacts, 'signatures' | 'headerCloseFrom'>): {
  readonly from: number;
  readonly to: number;
} {
  const [first] = signatures;
  return first ? { from: first.from, to: first.to } : { from: headerCloseFrom, to: headerCloseFrom };
}
