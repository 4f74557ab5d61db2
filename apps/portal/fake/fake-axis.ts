import type { IncomingMessage, ServerResponse } from 'node:http';
import { json } from 'node:stream/consumers';
import { finished } from 'node:stream/promises';
import type { Plugin, PreviewServer, ViteDevServer } from 'vite';
import { agencyAnswers } from './agency-answers.js';
import { type Answering, answeringTo, FakeRefusal } from './answering.js';
import { documentAnswers } from './document-answers.js';
import { personAnswers } from './person-answers.js';
import { writingAnswers } from './writing-answers.js';

const answers: readonly Answering[] = [...personAnswers, ...documentAnswers, ...agencyAnswers, ...writingAnswers];

/** So long an answer takes on a line that is neither good nor bad: pages are to be seen waiting, too. */
const answerMs = 120;

/** An axis of which only the door is there. What it does not know it refuses as a real one would. */
export function fakeAxis(): Plugin {
  const serve = ({ middlewares, config }: Pick<ViteDevServer | PreviewServer, 'middlewares' | 'config'>) => {
    config.logger.info('  Sign in as vanthu or quantri; any password and code will do.');
    middlewares.use((request, response, next) => {
      if (!/^\/(v1|portal|healthz)\b/.test(request.url ?? '')) return next();
      answer(request, response).catch(next);
    });
  };
  // Behind the pages as they are written, and as they are built (`vite preview`): what is fast is measured with these.
  return { name: 'fake-axis', configureServer: serve, configurePreviewServer: serve };
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  await new Promise((wake) => setTimeout(wake, answerMs));
  const { method = 'GET', headers } = request;
  const { pathname, searchParams: query } = new URL(request.url ?? '/', 'http://fake');
  const found = answeringTo(answers, method, pathname);
  const isJson = headers['content-type']?.startsWith('application/json') ?? false;
  const body: unknown = isJson ? await json(request) : undefined;
  // Files are read to their end and forgotten: who uploads is to see it progress, and may break it off.
  if (!isJson && method === 'POST') await finished(request.resume()).catch(() => undefined);
  try {
    if (!found) throw new FakeRefusal(404, 'request.route-unknown', `${method} ${pathname}`);
    send(response, 200, found.answering.answer({ path: found.parameters, query, body, headers }));
  } catch (refused) {
    if (!(refused instanceof FakeRefusal)) throw refused;
    const { status, code, message: detail } = refused;
    send(response, status, { title: code, status, code, detail, occurrence: 'gia-lap', retry: 'never' });
  }
}

function send(response: ServerResponse, status: number, body: unknown): void {
  const isFile = body instanceof Uint8Array;
  response.writeHead(status, {
    'content-type': isFile ? 'application/pdf' : status < 300 ? 'application/json' : 'application/problem+json',
    'cache-control': 'no-store',
  });
  response.end(isFile ? body : JSON.stringify(body));
}
