import { api, ask } from '../../api/call.js';
import { useAsked } from '../../parts/asked.js';
import { person } from '../../session/session.js';

/** Whether acts need a second person here; as long as it is not known, they do. */
export function useTwoPersons(): boolean {
  const axis = useAsked((signal) => ask(api.GET('/v1/axis', { signal })), []);
  return axis.data?.twoPersons.inForce ?? true;
}

/** The buttons follow this; whether it may be, the axis decides. */
export function mayApprove(askedBy: string, twoPersons: boolean): boolean {
  return !twoPersons || person.value?.name !== askedBy;
}
