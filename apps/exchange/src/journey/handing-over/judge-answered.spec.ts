import { judgeAnswered } from './judge-answered.js';

const digest = 'a'.repeat(64);

describe('an answer to a packet that was brought', () => {
  it('confirms with a digest, whatever else it says', () => {
    const body = JSON.stringify({ packetSha256: digest, id: 7 });
    expect(judgeAnswered({ httpStatus: 200, body })).toEqual({ outcome: 'confirmed', packetSha256: digest });
    expect(judgeAnswered({ httpStatus: 201, body })).toMatchObject({ outcome: 'confirmed' });
  });

  it('promises a confirmation', () => {
    expect(judgeAnswered({ httpStatus: 202, body: '' })).toEqual({ outcome: 'awaited' });
  });

  it.each(['', 'OK', 'null', '{}', '{"packetSha256":"abc"}', `{"packetSha256":["${digest}"]}`])(
    'that is %j confirms nothing',
    (body) => {
      expect(judgeAnswered({ httpStatus: 200, body })).toMatchObject({ code: 'destination.answer-unreadable' });
    },
  );

  it.each([301, 302, 307, 308])('%i leads nowhere', (httpStatus) => {
    expect(judgeAnswered({ httpStatus, body: '' })).toMatchObject({
      code: 'destination.redirected',
      definite: false,
    });
  });

  it.each([400, 406, 410, 413, 415, 422])('%i refuses this packet', (httpStatus) => {
    expect(judgeAnswered({ httpStatus, body: '' })).toMatchObject({ outcome: 'failed', definite: true });
  });

  it.each([401, 403, 404, 405, 408, 409, 425, 429, 500, 502, 503])('%i says nothing of this packet', (httpStatus) => {
    expect(judgeAnswered({ httpStatus, body: '' })).toMatchObject({
      code: 'destination.answered-status',
      definite: false,
    });
  });
});
