import type { Schemas } from '../../api/call.js';
import type { paths } from '../../api/v1.js';
import { administers } from '../../session/administered.js';

export type SystemView = paths['/v1/systems/{system}']['get']['responses'][200]['content']['application/json'];

/** Who administers all it serves and has served. */
export const mayChange = ({ serves }: SystemView): boolean => administers(serves.map(({ agency }) => agency));

/** An act was done, or waits for a second person. */
export type Done = (proposal?: Schemas['Proposal']) => void;
