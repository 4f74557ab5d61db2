import { bootProcess } from '@edoc-axis/platform';
import { openExchange } from './open-exchange.js';

await bootProcess('exchange', openExchange);
