import { bootProcess } from '@edoc-axis/platform';
import { openRegistry } from './open-registry.js';

await bootProcess('registry', openRegistry);
