import type { Question } from '@edoc-axis/contracts';
import { type Caller, demand, isScope, mayAdminister, mayFollowDirectory } from '@edoc-axis/domain';
import { type Asked, callerOf, type Clock } from '@edoc-axis/platform';
import type { AdministrativeAct } from './store/registry-writer.js';

/**
 * What the caller is about to do, for the audit log.
 * @throws CataloguedError when it may not administer
 */
export function administrativeAct(asked: Asked, question: Question, clock: Clock): AdministrativeAct {
  requireAdministrator(asked);
  return { who: callerOf(asked).id, what: question.pattern, at: clock.now() };
}

/** @throws CataloguedError `caller.scope-missing` */
export function requireAdministrator(asked: Asked): void {
  demand(mayAdminister(withScopes(asked)));
}

/** @throws CataloguedError `caller.scope-missing` */
export function requireFollower(asked: Asked): void {
  demand(mayFollowDirectory(withScopes(asked)));
}

/** Whom a system serves makes no difference here. */
function withScopes(asked: Asked): Caller {
  const { kind, id, scopes } = callerOf(asked);
  const scoped = { scopes: scopes.filter(isScope) };
  return kind === 'operator' ? { kind, ...scoped } : { kind: 'system', system: id, serves: [], ...scoped };
}
