import type { ProcessRole } from '@edoc-axis/contracts';

/** The processes an axis consists of. */
export type KeptRole = Exclude<ProcessRole, 'operator'>;

/** Hears that one has died, or with `why` that it could not be started again; either way it will be tried. */
export type OnDeath = (name: KeptRole | 'postgres', why?: unknown) => void;
