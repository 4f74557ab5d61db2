import { sessionStands } from '@edoc-axis/contracts';
import { type Asked, type Asker, callerOf } from '@edoc-axis/platform';

export type DemandStillHere = (asked: Asked) => Promise<void>;

/**
 * A body may take two hours, and its clerk may have been signed out or disabled meanwhile. The registry knows people and is
 * asked; programs stand in the directory, and about them nobody is asked. Without the registry people wait: they get no
 * tokens either.
 * @throws CataloguedError (each call) `person.session-ended`, `person.disabled`
 */
export function askAboutSessions(asker: Asker): DemandStillHere {
  return async (asked) => {
    const caller = callerOf(asked);
    if (caller.kind === 'person') await asker.ask(sessionStands, { session: caller.session });
  };
}
