import { Problem } from '../../api/problem.js';
import { reach } from '../../api/call.js';
import { accessToken, loseSession, sessionState, signedInAgain } from '../../session/session.js';
import { language } from '../../words/language.js';

export interface Progress {
  readonly sent: number;
  readonly whole: number;
}

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/**
 * Posts a form and tells how far it has come, which `fetch` cannot; waits where a session has ended until somebody signs in.
 * Throws the problem; of status 0 nobody knows whether it arrived.
 */
export async function upload<Body>(
  path: string,
  form: () => FormData,
  { signal, onProgress }: { readonly signal: AbortSignal; readonly onProgress: (progress: Progress) => void },
): Promise<Body> {
  for (let anew = false; ; anew = true) {
    const token = await signedIn(anew, signal);
    const { status, body } = await post(path, { token, form: form(), signal, onProgress });
    const written = typeof body === 'object' && body !== null ? { ...body } : {};
    if (status >= 200 && status < 300) return body as Body;
    const problem = new Problem(status, written);
    if (status !== 401) throw problem;
    if (problem.code !== 'caller.token-expired') loseSession();
    else if (anew) throw problem;
  }
}

/** A token, as soon as somebody is signed in. */
async function signedIn(anew: boolean, signal: AbortSignal): Promise<string> {
  for (;;) {
    const token = await accessToken({ anew });
    if (token !== undefined) return token;
    if (sessionState.value === 'none') throw stopped();
    await signedInAgain();
    if (signal.aborted) throw stopped();
  }
}

interface Posting {
  readonly token: string;
  readonly form: FormData;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: Progress) => void;
}

async function post(path: string, { token, form, signal, onProgress }: Posting): Promise<Answer> {
  let answer: Answer | undefined;
  // The shell hears of a line that is down, as with every other call.
  await reach(async () => {
    answer = await new Promise<Answer>((resolve, reject) => {
      const request = new XMLHttpRequest();
      request.open('POST', path);
      request.setRequestHeader('authorization', `Bearer ${token}`);
      request.setRequestHeader('accept-language', language.value);
      request.upload.onprogress = ({ loaded, total }) => onProgress({ sent: loaded, whole: total });
      request.onload = () => resolve({ status: request.status, body: parsed(request.responseText) });
      request.onerror = () => reject(new Error('offline'));
      request.onabort = () => reject(stopped());
      signal.addEventListener('abort', () => request.abort());
      if (signal.aborted) reject(stopped());
      else request.send(form);
    });
    return new Response();
  });
  if (!answer) throw new Problem(0, {});
  return answer;
}

function stopped(): DOMException {
  return new DOMException('stopped', 'AbortError');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
