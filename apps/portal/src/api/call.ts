import { signal } from '@preact/signals';
import createClient from 'openapi-fetch';
import { accessToken, loseSession, sessionState, signedInAgain } from '../session/session.js';
import { language } from '../words/language.js';
import { isOffline, Problem, problemIn } from './problem.js';
import type { components, paths } from './v1.js';

export type Schemas = components['schemas'];

/** Whether the last call found nobody at the other end; the shell says so, and tries until somebody is there. */
export const offline = signal(false);

/** The API as the pages call it: paths, parameters and answers are checked against its own description. */
export const api = createClient<paths>({
  baseUrl: location.origin,
  fetch: callAxis,
  // Lists are written with commas.
  querySerializer: { array: { style: 'form', explode: false } },
});

/** What a call gives, or its problem thrown. */
export async function ask<Data>(call: Promise<{ data?: Data; response: Response; error?: unknown }>): Promise<Data> {
  const { data, response, error } = await call;
  if (response.ok) return data as Data;
  const occurrence = response.headers.get('x-request-id') ?? undefined;
  throw new Problem(response.status, typeof error === 'object' ? { ...error } : {}, occurrence);
}

/** A call of any kind, in the name of who is signed in: for what the typed client does not write, such as files. */
export async function callAxis(request: Request): Promise<Response> {
  // A body that streams is used up by the first try.
  const again = request.clone();
  const response = await send(request, await heldToken());
  if (response.status !== 401) return response;
  const { code } = await problemIn(response.clone());
  if (code !== 'caller.token-expired') {
    loseSession();
    return send(again, await heldToken());
  }
  return send(again, await heldToken({ anew: true }));
}

/** While the session is lost calls wait for who was at work to sign in again: then what was asked is asked, and what was done is done. */
async function heldToken(renewal?: { anew: boolean }): Promise<string | undefined> {
  for (;;) {
    const token = await askForToken(renewal);
    if (token || sessionState.value !== 'lost') return token;
    await signedInAgain();
  }
}

/** After a night the first that is asked is a token: that it was not to be had because the line is down is the shell's to know, too. */
async function askForToken(renewal?: { anew: boolean }): Promise<string | undefined> {
  try {
    return await accessToken(renewal);
  } catch (error) {
    if (isOffline(error)) offline.value = true;
    throw error;
  }
}

async function send(request: Request, token: string | undefined): Promise<Response> {
  if (token) request.headers.set('authorization', `Bearer ${token}`);
  request.headers.set('accept-language', language.value);
  return reach(() => fetch(request));
}

/** Tells a line that is down from a call that was given up, and keeps the shell's word on it. */
export async function reach(fetching: () => Promise<Response>): Promise<Response> {
  try {
    const response = await fetching();
    offline.value = false;
    return response;
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    offline.value = true;
    throw new Problem(0, {});
  }
}
