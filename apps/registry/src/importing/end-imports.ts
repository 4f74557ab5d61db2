import type { RegistryPorts } from '../ports.js';

/** A process at an import is seen there every second; of a file that arrives, a sender may keep us waiting longer. */
const silentMs = 60_000;
const rehearsedKeptMs = 24 * 60 * 60_000;

type Ports = Pick<RegistryPorts, 'store' | 'clock'>;

/** Ends imports whose process is gone: nothing of them is in force. */
export async function endSilentImports({ store, clock }: Ports): Promise<void> {
  const at = clock.now();
  const problem = { code: 'import.broken-off', params: {} } as const;
  await store.imports.endSilent(new Date(at.getTime() - silentMs), at, problem);
}

/** The same, with those nobody approved, and removes what all that have ended had written down. */
export async function sweepImports(ports: Ports): Promise<void> {
  const at = ports.clock.now();
  await endSilentImports(ports);
  await ports.store.imports.endUnapproved(at);
  await ports.store.imports.removeEnded(new Date(at.getTime() - rehearsedKeptMs));
}
