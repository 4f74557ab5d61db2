import { type AgencyCode, type Caller, CataloguedError, mayAdministerFor } from '@edoc-axis/domain';
import { grantsOf, operatorName } from '@edoc-axis/platform';
import type { RegistryReader } from '../store/registry-reader.js';

/**
 * Who asked for what concerns these agencies must still be entitled to it when another approves: an account closed since
 * then is no first person.
 * @throws CataloguedError `approval.first-person-gone`
 */
export async function demandFirst(
  askedBy: string,
  agencies: readonly AgencyCode[],
  reader: RegistryReader,
): Promise<void> {
  if (askedBy === operatorName) return;
  const person = await reader.people.person(askedBy);
  if (!person || person.disabledAt !== null) throw new CataloguedError('approval.first-person-gone', { askedBy });
  const first: Caller = { kind: 'person', person: askedBy, grants: grantsOf(person.grants) };
  if (mayAdministerFor(first, agencies) !== true) throw new CataloguedError('approval.first-person-gone', { askedBy });
}
