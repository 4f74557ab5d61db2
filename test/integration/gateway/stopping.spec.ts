import { findAgencies } from '@edoc-axis/contracts';
import request from 'supertest';
import { anOpenedGateway } from './support/opened-gateway.js';
import { aRawConnection, readAnswer } from './support/raw-http.js';
import { aScriptedAsker } from './support/scripted-asker.js';

const asker = aScriptedAsker();
const question = 'GET /v1/agencies HTTP/1.1\r\nhost: a\r\n\r\n';

/** An answer that waits until the test lets it go. */
function aSlowAnswer() {
  let asked: () => void = () => undefined;
  let release: () => void = () => undefined;
  const wasAsked = new Promise<void>((resolve) => (asked = resolve));
  const released = new Promise<void>((resolve) => (release = resolve));
  asker.answers(findAgencies, async () => {
    asked();
    await released;
    return { agencies: [], version: 1 };
  });
  return { wasAsked, release };
}

it('a door that stops finishes what is under way and takes nothing new', async () => {
  const gateway = await anOpenedGateway(asker);
  const idle = await aRawConnection(gateway.port);
  const busy = await aRawConnection(gateway.port);
  const { wasAsked, release } = aSlowAnswer();
  busy.write(question);
  await wasAsked;

  const closed = gateway.close();
  expect(await idle.untilClosed()).toBe('');
  await expect(request(gateway.url).get('/healthz')).rejects.toThrow();
  busy.write(question);
  release();
  const received = await busy.untilClosed();
  expect(readAnswer(received)).toMatchObject({ status: 200, headers: { connection: 'close' } });
  await closed;
});

it('whoever does not come to an end is cut off at the deadline', async () => {
  const gateway = await anOpenedGateway(asker, { environment: { EDOC_SHUTDOWN_SECONDS: '1' } });
  const busy = await aRawConnection(gateway.port);
  const { wasAsked } = aSlowAnswer();
  busy.write(question);
  await wasAsked;
  const begunAt = performance.now();
  await gateway.close();
  expect(performance.now() - begunAt).toBeLessThan(3_000);
  expect(await busy.untilClosed()).toBe('');
});
