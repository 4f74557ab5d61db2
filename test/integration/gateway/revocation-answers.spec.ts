import { listRevocationAnswers, openRevocationAnswer } from '@edoc-axis/contracts';
import { CataloguedError } from '@edoc-axis/domain';
import request from 'supertest';
import { anOpenedGateway, type OpenedGateway } from './support/opened-gateway.js';
import { reprDigestOf, sha256Of } from './support/packets.js';
import { documentId } from './support/replies.js';
import { aScriptedAsker } from './support/scripted-asker.js';

const asker = aScriptedAsker();
let gateway: OpenedGateway;

beforeAll(async () => {
  gateway = await anOpenedGateway(asker);
});
afterAll(() => gateway.close());
beforeEach(() => asker.forget());

const list = Buffer.alloc(900_000, 'danh sách thu hồi');
const path = `/v1/documents/${documentId}/revocation-answers`;
const get = (of: string) => request(gateway.url).get(of).set('authorization', 'Bearer token');
const fetch = (of: string) => get(of).buffer(true).parse(bytesOf);

function bytesOf(response: request.Response, done: (error: Error | null, body: Buffer) => void): void {
  const pieces: Buffer[] = [];
  const stream = response as unknown as NodeJS.ReadableStream;
  stream.on('data', (piece: Buffer) => pieces.push(piece));
  stream.on('end', () => done(null, Buffer.concat(pieces)));
}

/** As the exchange hands it out, in three parts. */
function hands(kind: 'ocsp' | 'list', bytes: Buffer, partBytes = 350_000): void {
  asker.answers(openRevocationAnswer, ({ from = 0 }) => {
    const part = bytes.subarray(from, from + partBytes).toString('base64');
    return { kind, bytesInAll: bytes.length, part };
  });
}

describe('an answer about revocation', () => {
  it('that comes from the exchange in parts goes out in one piece, named by its digest', async () => {
    hands('list', list);
    const sha256 = sha256Of(list);
    const answer = await fetch(`${path}/${sha256}`);
    expect(answer.status).toBe(200);
    expect(answer.headers).toMatchObject({
      'content-type': 'application/pkix-crl',
      'content-length': '900000',
      'repr-digest': reprDigestOf(list),
      'content-disposition': expect.stringContaining(`${sha256}.crl`) as unknown,
      etag: `"${sha256}"`,
    });
    expect(sha256Of(answer.body as Buffer)).toBe(sha256);
    expect((await get(`${path}/${sha256}`).set('if-none-match', `"${sha256}"`)).status).toBe(304);
  });

  it('of a responder is one', async () => {
    const bytes = Buffer.from('an OCSP response');
    hands('ocsp', bytes);
    const answer = await fetch(`${path}/${sha256Of(bytes)}`);
    expect(answer.headers['content-type']).toBe('application/ocsp-response');
    expect((answer.body as Buffer).equals(bytes)).toBe(true);
  });

  it('that is damaged on its way is never whole', async () => {
    hands('list', list);
    await expect(fetch(`${path}/${'a'.repeat(64)}`)).rejects.toThrow('aborted');
  });

  it('is listed in pages, and refused as the exchange refuses it', async () => {
    asker.answers(listRevocationAnswers, ({ after, limit }) => {
      expect({ after, limit }).toEqual({ after: 'b'.repeat(64), limit: 7 });
      return { revocations: [] };
    });
    const page = await get(path).query({ after: 'b'.repeat(64), limit: 7 });
    expect(page.body).toEqual({ revocations: [] });
    expect((await get(path).query({ after: 'nonsense' })).status).toBe(400);
    asker.answers(openRevocationAnswer, () => {
      throw new CataloguedError('document.revocation-answer-unknown', { document: documentId, answer: 'c' });
    });
    const refused = await get(`${path}/${'c'.repeat(64)}`);
    expect(refused.status).toBe(404);
  });
});
