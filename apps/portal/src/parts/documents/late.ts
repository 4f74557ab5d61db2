import type { paths } from '../../api/v1.js';

/** Something that is late now, as the axis lists it. */
export type Late = paths['/v1/overdue']['get']['responses'][200]['content']['application/json']['overdue'][number];
