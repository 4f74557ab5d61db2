import { computed, signal } from '@preact/signals';
import { Problem, problemIn } from '../api/problem.js';
import type { components } from '../api/v1.js';
import { language } from '../words/language.js';

export type Person = components['schemas']['Person'];

const kept = 'edoc.person';

/** Not known yet, nobody, or who it is. */
export const person = signal<Person | undefined>(rememberedPerson());
export const sessionState = signal<'unknown' | 'none' | 'open' | 'lost'>('unknown');

export const isClerk = computed(() => person.value?.grants.some(({ role }) => role === 'clerk') ?? false);
export const isAdministrator = computed(
  () => person.value?.grants.some(({ role }) => role === 'administrator') ?? false,
);
export const isAuditor = computed(() => person.value?.grants.some(({ role }) => role === 'auditor') ?? false);
export const clerkAgencies = computed(() =>
  (person.value?.grants ?? []).flatMap((grant) => (grant.role === 'clerk' ? grant.agencies : [])),
);

/** Renewed a little before it ends, so that no call is made with one that ends on its way. */
const marginMs = 15_000;

interface Access {
  readonly accessToken: string;
  readonly expiresInSeconds: number;
  readonly person?: Person;
}

let access: { token: string; until: number } | undefined;
let renewing: Promise<string | undefined> | undefined;
let lastUsedAt = 0;
let renewedForUseAt = 0;

for (const event of ['keydown', 'pointerdown', 'wheel']) {
  addEventListener(event, () => (lastUsedAt = Date.now()), { passive: true, capture: true });
}

/** The token calls are made with; it lives in this page's memory alone, and the cookie behind it no script can read. */
export async function accessToken({ anew = false } = {}): Promise<string | undefined> {
  if (!anew && access && access.until > Date.now()) return access.token;
  renewing ??= renew().finally(() => (renewing = undefined));
  return renewing;
}

/** Signs in, with the code of the authenticator or a recovery code. Throws the problem. */
export async function signIn(credentials: { name: string; password: string; code: string }): Promise<void> {
  const response = await portalCall('/portal/session', credentials);
  if (!response.ok) throw await problemIn(response);
  take((await response.json()) as Access);
}

export async function signOut(): Promise<void> {
  await portalCall('/portal/session/end', {}).catch(() => undefined);
  access = undefined;
  remember(undefined);
  sessionState.value = 'none';
}

/** The session ended while somebody was at work: the page stays, and asks for the password over it. */
export function loseSession(): void {
  access = undefined;
  sessionState.value = person.value ? 'lost' : 'none';
}

/** Resolves when somebody has signed in again over the page, or has left it. */
export function signedInAgain(): Promise<void> {
  return new Promise((resolve) => {
    const stop = sessionState.subscribe((state) => {
      if (state !== 'open' && state !== 'none') return;
      queueMicrotask(() => stop());
      resolve();
    });
  });
}

export function rememberPerson(next: Person): void {
  remember(next);
}

async function renew(): Promise<string | undefined> {
  const active = access === undefined || lastUsedAt > renewedForUseAt;
  const response = (await askedEarly()) ?? (await portalCall('/portal/session/token', { active }));
  if (response.status === 401 || response.status === 403) {
    loseSession();
    return undefined;
  }
  if (!response.ok) throw await problemIn(response);
  if (active) renewedForUseAt = Date.now();
  const token = take((await response.json()) as Access);
  if (holderOf(token) !== person.value?.name) await askWhoIsThere(token);
  return token;
}

/** Whom the token names. It is not verified here: it only tells that somebody else has signed in in another tab. */
function holderOf(token: string): string | undefined {
  const payload = token.split('.')[1] ?? '';
  const json = atob(payload.replaceAll('-', '+').replaceAll('_', '/'));
  return (JSON.parse(json) as { sub?: string }).sub;
}

/**
 * The session is not whose page this is, or nobody's yet: a browser that was told to forget still has it, and the tabs of a
 * browser share one. The axis knows whose it is, and the page becomes theirs.
 */
async function askWhoIsThere(token: string): Promise<void> {
  const response = await fetch('/v1/sessions/self', { headers: { authorization: `Bearer ${token}` } });
  if (response.ok) remember(((await response.json()) as { person: Person }).person);
  else loseSession();
}

/** What /early.js asked before this script was here; undefined when that was used, or came to nothing. */
function askedEarly(): Promise<Response | undefined> | undefined {
  const page = globalThis as { edocEarly?: Promise<Response> };
  const asked = page.edocEarly?.catch(() => undefined);
  delete page.edocEarly;
  return asked;
}

function take({ accessToken: token, expiresInSeconds, person: told }: Access): string {
  access = { token, until: Date.now() + expiresInSeconds * 1000 - marginMs };
  if (told) remember(told);
  sessionState.value = 'open';
  return token;
}

async function portalCall(path: string, body: object): Promise<Response> {
  const headers = { 'content-type': 'application/json', 'x-edoc-portal': '1', 'accept-language': language.value };
  try {
    return await fetch(path, { method: 'POST', headers, body: JSON.stringify(body) });
  } catch {
    throw new Problem(0, {});
  }
}

/** Name and roles, no secret: the page can be drawn before the axis has answered. */
function rememberedPerson(): Person | undefined {
  const written = localStorage.getItem(kept);
  return written ? (JSON.parse(written) as Person) : undefined;
}

function remember(next: Person | undefined): void {
  if (next) localStorage.setItem(kept, JSON.stringify(next));
  else localStorage.removeItem(kept);
  person.value = next;
}
