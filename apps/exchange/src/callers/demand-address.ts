import { CataloguedError } from '@edoc-axis/domain';
import { allowedAddresses, type Directory } from '@edoc-axis/platform';

/**
 * A system of which the register says where it calls from proves itself from nowhere else. Asked after it has: a stranger
 * learns nothing of it.
 * @param address as the gateway saw it
 * @throws CataloguedError `caller.address-not-allowed`
 */
export function demandAddress(directory: Directory, system: string, address: string | undefined): void {
  const addresses = directory.system(system)?.addresses;
  if (!addresses || (address !== undefined && listOf(addresses)(address))) return;
  throw new CataloguedError('caller.address-not-allowed', { address });
}

/** Made once for as long as they stand so in the directory: 50 ranges take longer to list than the rest of a call. */
const lists = new WeakMap<readonly string[], (address: string) => boolean>();

function listOf(addresses: readonly string[]): (address: string) => boolean {
  const known = lists.get(addresses) ?? allowedAddresses(addresses);
  lists.set(addresses, known);
  return known;
}
