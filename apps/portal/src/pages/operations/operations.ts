import type { paths } from '../../api/v1.js';

export type Operations = paths['/v1/operations']['get']['responses'][200]['content']['application/json'];
