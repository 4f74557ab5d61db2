import type { WrittenGrant } from '@edoc-axis/contracts';
import type { Grant } from '@edoc-axis/domain';
import { readRegisteredCodes } from '../agencies/read-code.js';
import type { RegistryReader } from '../store/registry-reader.js';

/**
 * Grants as an administrator wrote them, with codes in the one form and of agencies there are.
 * @throws CataloguedError `agency.unknown`, `agency.code-malformed`
 */
export async function readGrants(written: readonly WrittenGrant[], reader: RegistryReader): Promise<Grant[]> {
  const grants: Grant[] = [];
  for (const each of written) {
    if (each.role === 'clerk') {
      grants.push({ role: 'clerk', agencies: await readRegisteredCodes(each.agencies, reader) });
    } else if (each.role === 'administrator' && each.branch !== undefined) {
      const [branch] = await readRegisteredCodes([each.branch], reader);
      grants.push({ role: 'administrator', branch });
    } else grants.push({ role: each.role });
  }
  return grants;
}

/** As they are kept. */
export function writtenGrants(grants: readonly Grant[]): WrittenGrant[] {
  return grants.map((grant) => (grant.role === 'clerk' ? { ...grant, agencies: [...grant.agencies] } : { ...grant }));
}
