import { bootProcess } from '@edoc-axis/platform';
import { openTracker } from './open-tracker.js';

await bootProcess('tracker', openTracker);
