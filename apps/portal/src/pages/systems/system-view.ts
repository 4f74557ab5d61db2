import type { Schemas } from '../../api/call.js';
import type { paths } from '../../api/v1.js';

export type SystemView = paths['/v1/systems/{system}']['get']['responses'][200]['content']['application/json'];

/** An act was done, or waits for a second person. */
export type Done = (proposal?: Schemas['Proposal']) => void;
