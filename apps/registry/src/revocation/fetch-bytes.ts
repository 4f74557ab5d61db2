import { lookup as resolve } from 'node:dns/promises';
import { type ClientRequest, type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { CataloguedError, isCatalogued } from '@edoc-axis/domain';

export interface Wanted {
  readonly url: string;
  /** Sent by POST as what it is; without one it is a GET. */
  readonly body?: { readonly bytes: Uint8Array; readonly type: string };
  readonly bytesMax: number;
  /** For everything: name, connection, answer. */
  readonly timeoutMs: number;
  readonly isAllowed: (address: string) => boolean;
  /** Somebody no longer waits. */
  readonly signal?: AbortSignal;
}

export type FetchBytes = (wanted: Wanted) => Promise<Buffer>;

/**
 * Fetches what a CA publishes, over http or https. The name is resolved once and the connection goes to that very address:
 * a second answer of the name service could lead elsewhere. Redirects are not followed, for they name addresses nobody
 * allowed. What comes is cut off at `bytesMax` and at `timeoutMs`.
 * @throws CataloguedError revocation.no-answer, revocation.address-refused, revocation.too-large
 */
export const fetchBytes: FetchBytes = async (wanted) => {
  const timeUp = AbortSignal.timeout(wanted.timeoutMs);
  const signal = wanted.signal ? AbortSignal.any([timeUp, wanted.signal]) : timeUp;
  try {
    const address = await untilAborted(allowedAddressOf(wanted), signal);
    return await receive(wanted, address, signal);
  } catch (error) {
    if (isCatalogued(error)) throw error;
    const detail = signal.aborted ? `nothing within ${wanted.timeoutMs} ms` : reasonOf(error);
    throw new CataloguedError('revocation.no-answer', { responder: wanted.url, detail }, { cause: error });
  }
};

/** The first address of the name that may be asked. */
async function allowedAddressOf({ url, isAllowed }: Wanted): Promise<string> {
  const host = new URL(url).hostname.replace(/^\[|\]$/g, '');
  const addresses = isIP(host) ? [host] : (await resolve(host, { all: true })).map(({ address }) => address);
  const allowed = addresses.find(isAllowed);
  if (allowed !== undefined) return allowed;
  throw new CataloguedError('revocation.address-refused', { responder: url, detail: addresses.join(', ') });
}

function receive(wanted: Wanted, address: string, signal: AbortSignal): Promise<Buffer> {
  return new Promise((done, fail) => {
    const request = open(wanted, address, signal);
    request.on('error', fail);
    request.on('response', (response) => {
      gather(response, wanted).then(done, fail);
    });
    request.end(wanted.body?.bytes);
  });
}

function open({ url, body }: Wanted, address: string, signal: AbortSignal): ClientRequest {
  const target = new URL(url);
  const send = target.protocol === 'https:' ? requestHttps : requestHttp;
  return send(target, {
    method: body ? 'POST' : 'GET',
    headers: body ? { 'content-type': body.type, 'content-length': body.bytes.length } : {},
    lookup: always(address),
    // A connection kept open would outlive the check of its address.
    agent: false,
    signal,
  });
}

function always(address: string): LookupFunction {
  const family = isIP(address);
  return (_host, options, answer) => {
    if (options.all) answer(null, [{ address, family }]);
    else answer(null, address, family);
  };
}

async function gather(response: IncomingMessage, { url, bytesMax }: Wanted): Promise<Buffer> {
  const { statusCode = 0 } = response;
  if (statusCode !== 200) {
    response.destroy();
    throw new CataloguedError('revocation.no-answer', { responder: url, detail: `HTTP ${statusCode}` });
  }
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of response as AsyncIterable<Buffer>) {
    bytes += part.length;
    if (bytes > bytesMax) {
      response.destroy();
      throw new CataloguedError('revocation.too-large', { responder: url, answerBytesMax: bytesMax });
    }
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** The name service has no time limit of its own that we could set. */
function untilAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((done, fail) => {
    signal.throwIfAborted();
    signal.addEventListener('abort', () => fail(new Error('given up')), { once: true });
    promise.then(done, fail);
  });
}

function reasonOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? (error instanceof Error ? error.message : String(error));
}
