import type { HeardBy, Question, ReplyOf, Waiting } from '@edoc-axis/contracts';
import type { AgencyCode } from '@edoc-axis/domain';
import type { CallersExchange } from '../freezes/callers-exchange.js';
import type { RegistryPorts } from '../ports.js';
import type { RegistryReader } from '../store/registry-reader.js';
import type { AdministrativeAct } from '../store/registry-writer.js';

/** What an act is about. Who may ask for it and who may approve it is decided by the agencies; none: the axis as a whole. */
export interface Concern {
  readonly subject: string;
  readonly agencies: readonly AgencyCode[];
  /** Why, in the words of who asks, for the audit log. */
  readonly reason?: string;
}

/** What holds on this axis where an agency says nothing of its own. */
export type AxisRules = Pick<RegistryPorts, 'policy'>;

/** What an act is done with. */
export interface ActingPorts extends RegistryPorts {
  /** Asked with the proof of whoever calls now: the first of two persons, or the second. */
  readonly exchange: CallersExchange;
}

/**
 * An act that one person may do alone or that needs a second, depending on what is wanted. The words of `wanted` are
 * those of its question; they are kept while it waits, so they hold no secret.
 */
export interface GraveAct<Q extends Question = Question> {
  readonly question: Q;
  concerns(wanted: HeardBy<Q>, reader: RegistryReader, exchange: CallersExchange): Promise<Concern>;
  needsTwo(wanted: HeardBy<Q>, reader: RegistryReader, axis: AxisRules): boolean | Promise<boolean>;
  /** Of what another process does: whether it did, and only its answer was lost. Such a proposal is not refused any more. */
  isDone?(wanted: HeardBy<Q>, exchange: CallersExchange): Promise<boolean>;
  /** Does it; everything that changes anything lies in one `ports.store.write`, in its `atLast` what lies elsewhere. */
  perform(wanted: HeardBy<Q>, act: AdministrativeAct, ports: ActingPorts): Promise<Exclude<ReplyOf<Q>, Waiting>>;
}

export function graveAct<Q extends Question>(parts: GraveAct<Q>): GraveAct<Q> {
  return parts;
}
