/** Prints /openapi.json of a gateway that is not running: `node apps/gateway/dist/openapi/print-document.js`. */
import { controllers } from '../controllers.js';
import { buildDocument } from './build-document.js';
import { describeCalls } from './describe-calls.js';

const document = buildDocument(describeCalls(controllers), { axis: 'axis', url: 'http://localhost' });
process.stdout.write(`${JSON.stringify(document, undefined, 1)}\n`);
