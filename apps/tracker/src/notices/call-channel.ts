import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { CataloguedError } from '@edoc-axis/domain';
import { refuseExposed } from '@edoc-axis/platform';
import type { ToldNotice } from '../store/dispatches.js';
import { type Channel, NotSent } from './channel.js';
import { type Letterhead, onOneLine, writeNotice } from './write-notice.js';

const answerMs = 15_000;
const secretBytesMin = 24;

/**
 * One receiver of all notices, which passes them on by its own means: messages to telephones, chats. Signed as Standard
 * Webhooks 1.0.0 has it (`webhook-id`, `webhook-timestamp`, `webhook-signature: v1,…`, HMAC-SHA256); called again after an
 * attempt of which nobody knows how it ended, with the same id.
 */
export function openCallChannel(
  { url, secretFile }: { url: string; secretFile: string },
  letterhead: Letterhead,
): Channel {
  const secret = readSecret(secretFile);
  return {
    async send({ id }, notices, at) {
      const body = JSON.stringify({
        ...{ type: 'edoc.notices', timestamp: at.toISOString(), axis: letterhead.axis },
        notices: notices.map((notice) => calledNotice(notice, letterhead)),
      });
      const seconds = Math.floor(at.getTime() / 1_000);
      const signature = createHmac('sha256', secret).update(`${id}.${seconds}.${body}`).digest('base64');
      const status = await call(url, body, {
        ...{ 'content-type': 'application/json', 'webhook-id': id, 'webhook-timestamp': String(seconds) },
        'webhook-signature': `v1,${signature}`,
      });
      if (status < 200 || status > 299) throw new NotSent(`HTTP ${status}`, 'server');
    },
    close: () => undefined,
  };
}

function calledNotice(notice: ToldNotice, letterhead: Letterhead): object {
  const { title, sentence, number, link } = writeNotice(notice, letterhead);
  const { id, code, agency, document, at, urgent, contacts } = notice;
  const name = letterhead.nameOf(agency);
  return {
    ...{ id, code, at: at.toISOString(), urgent, title, sentence, contacts: contacts ?? [] },
    agency: { code: agency, name: name === undefined ? undefined : onOneLine(name) },
    document: document === null ? undefined : { id: document, number, link },
  };
}

async function call(url: string, body: string, headers: Record<string, string>): Promise<number> {
  try {
    const answer = await fetch(url, {
      ...{ method: 'POST', body, headers, redirect: 'manual' },
      signal: AbortSignal.timeout(answerMs),
    });
    await answer.body?.cancel();
    return answer.status;
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    throw new NotSent(cause instanceof Error ? onOneLine(cause.message) : String(cause), 'server');
  }
}

/** As Standard Webhooks writes secrets: base64, with or without `whsec_` before it. */
function readSecret(file: string): Buffer {
  const faulty = (problem: string) =>
    new CataloguedError('axis.configuration-invalid', { variable: `EDOC_NOTICE_SECRET_FILE (${file})`, problem });
  let written: string;
  try {
    written = readFileSync(file, 'utf8').trim();
  } catch (error) {
    throw faulty(error instanceof Error ? error.message : String(error));
  }
  refuseExposed(file);
  const secret = Buffer.from(written.replace(/^whsec_/, ''), 'base64');
  if (secret.length < secretBytesMin) throw faulty(`it holds less than ${secretBytesMin} bytes in base64`);
  return secret;
}
