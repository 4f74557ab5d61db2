import type { Question } from '@edoc-axis/contracts';
import {
  type AgencyCode,
  type Caller,
  demand,
  isScope,
  mayAdminister,
  mayAdministerFor,
  mayFollowDirectory,
  mayInspect,
  mayInspectFor,
} from '@edoc-axis/domain';
import { type Asked, callerOf, type Clock, grantsOf } from '@edoc-axis/platform';
import { demandLive } from './people/sessions.js';
import type { RegistryStore } from './store/registry-store.js';
import type { AdministrativeAct } from './store/registry-writer.js';

export interface CallerPorts {
  readonly store: RegistryStore;
  readonly clock: Clock;
}

/**
 * The caller as permissions are decided by it. Of a person the registry does not believe the token, but what it knows
 * itself: a session that has ended and a role taken away count at once.
 * @throws CataloguedError `person.session-ended`, `person.disabled`
 */
export async function callerIn(asked: Asked, { store, clock }: CallerPorts): Promise<Caller> {
  const caller = callerOf(asked);
  if (caller.kind === 'person') {
    const { person } = demandLive(await store.people.session({ id: caller.session }), clock.now());
    return { kind: 'person', person: person.name, grants: grantsOf(person.grants) };
  }
  const scopes = caller.scopes.filter(isScope);
  // Whom a system serves makes no difference here.
  return caller.kind === 'operator'
    ? { kind: 'operator', scopes }
    : { kind: 'system', system: caller.id, serves: [], scopes };
}

/** Who calls, as the audit log names it. */
export function nameIn(asked: Asked): string {
  return callerOf(asked).id;
}

/**
 * What the caller is about to do for the axis as a whole, for the audit log.
 * @throws CataloguedError when it may not
 */
export async function administrativeAct(
  asked: Asked,
  question: Question,
  ports: CallerPorts,
  more: Pick<AdministrativeAct, 'reason'> = {},
): Promise<AdministrativeAct> {
  demand(mayAdminister(await callerIn(asked, ports)));
  return actOf(asked, question, ports.clock, more);
}

/**
 * The same for what concerns these agencies, which an administrator of their branch may do.
 * @throws CataloguedError when it may not
 */
export async function actConcerning(
  agencies: readonly AgencyCode[],
  asked: Asked,
  question: Question,
  ports: CallerPorts,
  more: Pick<AdministrativeAct, 'reason'> = {},
): Promise<AdministrativeAct> {
  demand(mayAdministerFor(await callerIn(asked, ports), agencies));
  return actOf(asked, question, ports.clock, { agencies, ...more });
}

/** What is done, by whom, when and from where; whether it may be is decided before. */
export function actOf(
  asked: Asked,
  { pattern: what }: Question,
  clock: Clock,
  more: Pick<AdministrativeAct, 'agencies' | 'reason'> = {},
): AdministrativeAct {
  return { who: nameIn(asked), what, at: clock.now(), address: asked.address, ...more };
}

/** @throws CataloguedError for who neither administers nor audits */
export async function requireInspector(asked: Asked, ports: CallerPorts): Promise<void> {
  demand(mayInspect(await callerIn(asked, ports)));
}

/** The same for what concerns these agencies, which who administers their branch may see. */
export async function inspectConcerning(
  agencies: readonly AgencyCode[],
  asked: Asked,
  ports: CallerPorts,
): Promise<void> {
  demand(mayInspectFor(await callerIn(asked, ports), agencies));
}

/** @throws CataloguedError `caller.scope-missing` */
export async function requireFollower(asked: Asked, ports: CallerPorts): Promise<void> {
  demand(mayFollowDirectory(await callerIn(asked, ports)));
}
