import { readFileSync } from 'node:fs';
import request from 'supertest';
import { anOpenedGateway } from '../integration/gateway/support/opened-gateway.js';
import { aScriptedAsker } from '../integration/gateway/support/scripted-asker.js';

/** Plain JavaScript: it is there before anything is built. */
const writer = new URL('../../apps/portal/build/write-types.js', import.meta.url).href;

it('the pages are checked against the API as it is now', async () => {
  const { typesOf } = (await import(writer)) as { typesOf: (description: unknown) => Promise<string> };
  const gateway = await anOpenedGateway(aScriptedAsker());
  const { body } = await request(gateway.url).get('/openapi.json').expect(200);
  await gateway.close();
  const written = readFileSync(new URL('../../apps/portal/src/api/v1.d.ts', import.meta.url), 'utf8');
  // Else: `npm run build && npm run types -w @edoc-axis/portal`.
  expect((await typesOf(body)) === written).toBe(true);
});
