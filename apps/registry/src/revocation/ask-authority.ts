import { randomBytes } from 'node:crypto';
import { isCatalogued } from '@edoc-axis/domain';
import {
  buildOcspRequest,
  type Certificate,
  issuerKeyOf,
  judgeListBytes,
  judgeOcspBytes,
  judgeRevocationList,
  nonceBytes,
  ocspAnswerBytesMax,
  openRevocationList,
  revocationListBytesMax,
  revocationSourcesOf,
  type RevocationVerdict,
} from '@edoc-axis/signature';
import type { FetchBytes } from './fetch-bytes.js';
import type { ListCache } from './list-cache.js';
import type { Problem, Said } from './standing.js';

/** What an attempt brought: an answer with its bytes, or why there was none. */
export type Outcome = Answered | { readonly problem: Problem; readonly responder: string };

export interface Answered {
  readonly said: Said;
  readonly responder: string;
  readonly bytes: Uint8Array;
}

export interface AuthorityPorts {
  readonly fetch: FetchBytes;
  readonly isAllowed: (address: string) => boolean;
  readonly lists: ListCache;
  /** Lists that were carried in for the CA of a certificate, the newest first. */
  readonly listsFor: (issuerKey: string) => Promise<readonly CarriedList[]>;
}

export interface CarriedList {
  readonly sha256: string;
  readonly bytes: Uint8Array;
}

export interface AuthorityQuestion {
  readonly certificate: Certificate;
  readonly issuer: Certificate;
  /** Trusted CAs that may have signed a list in its name. */
  readonly alsoSigners: readonly Certificate[];
  readonly at: Date;
  readonly signal?: AbortSignal;
}

/** For one source; a CA that is slower than this is as good as silent. */
const sourceMs = 10_000;

/**
 * Asks a certificate's authority: its responders first, since they are newest, then its lists, then what an administrator
 * carried in. The first that says something is believed; else the first problem is told, for it is the nearest to the CA.
 */
export async function askAuthority(question: AuthorityQuestion, ports: AuthorityPorts): Promise<Outcome> {
  const { responders, lists } = revocationSourcesOf(question.certificate);
  let failure: Outcome | undefined;
  for (const url of responders) {
    const outcome = await askSource(url, () => askResponder(url, question, ports));
    if ('said' in outcome) return outcome;
    failure ??= outcome;
  }
  for (const url of lists) {
    const outcome = await askSource(url, () => askList(url, question, ports));
    if ('said' in outcome) return outcome;
    failure ??= outcome;
  }
  for (const { sha256, bytes } of await ports.listsFor(issuerKeyOf(question.certificate) ?? '')) {
    const outcome = outcomeOf(`list ${sha256}`, judgeListBytes(bytes, question), bytes);
    if ('said' in outcome) return outcome;
    failure ??= outcome;
  }
  return failure ?? { responder: '', problem: { code: 'revocation.no-answer', params: {} } };
}

/** Whether there is anybody to ask. */
export function namesAuthority(certificate: Certificate): boolean {
  const { responders, lists } = revocationSourcesOf(certificate);
  return responders.length + lists.length > 0;
}

async function askSource(responder: string, ask: () => Promise<Outcome>): Promise<Outcome> {
  try {
    return await ask();
  } catch (error) {
    if (!isCatalogued(error)) throw error;
    return { responder, problem: { code: error.code, params: { responder, ...error.params } } };
  }
}

async function askResponder(url: string, question: AuthorityQuestion, ports: AuthorityPorts): Promise<Outcome> {
  const { certificate, issuer, at, signal } = question;
  const nonce = randomBytes(nonceBytes);
  const bytes = await ports.fetch({
    ...{ url, signal, timeoutMs: sourceMs, bytesMax: ocspAnswerBytesMax, isAllowed: ports.isAllowed },
    body: { bytes: buildOcspRequest(certificate, issuer, nonce), type: 'application/ocsp-request' },
  });
  // Many CAs answer in advance, and then cannot know our nonce; what they say is dated and signed all the same.
  return outcomeOf(url, judgeOcspBytes(bytes, { certificate, issuer, at, nonce, inAdvance: true }), bytes);
}

async function askList(url: string, question: AuthorityQuestion, ports: AuthorityPorts): Promise<Outcome> {
  const { at, signal } = question;
  const known = ports.lists.find(url, at);
  if (known) return outcomeOf(url, judgeRevocationList(known, question), known.der);
  const limits = { timeoutMs: sourceMs, bytesMax: revocationListBytesMax, isAllowed: ports.isAllowed };
  const bytes = await ports.fetch({ url, signal, ...limits });
  const list = openRevocationList(bytes);
  if ('state' in list) return outcomeOf(url, list, bytes);
  const outcome = outcomeOf(url, judgeRevocationList(list, question), list.der);
  // Whoever asks for one that is not believed asks again: the next may be in order.
  if ('said' in outcome) ports.lists.keep(url, list, at);
  return outcome;
}

function outcomeOf(responder: string, verdict: RevocationVerdict, bytes: Uint8Array): Outcome {
  if (verdict.state !== 'unknown') return { said: verdict, responder, bytes };
  return { responder, problem: { code: verdict.code, params: { responder, ...verdict.params } } };
}
