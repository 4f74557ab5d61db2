import { connect as connectTcp, isIP, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { CataloguedError, isCatalogued } from '@edoc-axis/domain';
import type { Parcel } from '../journey/parts.js';
import { checkedAddresses, hostOf } from './checked-addresses.js';

/**
 * A connection to a destination: to the first that takes one of the very addresses that were checked, with the TLS name of
 * the host that was asked for. No agent and no proxy stands in between.
 * @throws CataloguedError `destination.…`
 */
export async function connect(
  { destination, n, signal }: Pick<Parcel, 'destination' | 'n' | 'signal'>,
  { connectMs }: { readonly connectMs: number },
): Promise<Socket> {
  // Of our own, and not `AbortSignal.any`: a signal made of others is kept for as long as somebody listens to it.
  const stop = new AbortController();
  const weStop = () => stop.abort();
  signal.addEventListener('abort', weStop);
  let isTimeUp = false;
  const timer = setTimeout(() => {
    isTimeUp = true;
    stop.abort();
  }, connectMs);
  try {
    signal.throwIfAborted();
    const url = new URL(destination.url);
    // The name service has no time limit of its own that we could set.
    const addresses = await unlessAborted(checkedAddresses(url, destination, n), stop.signal);
    return await openFirst(url, addresses, destination.caPem, stop.signal);
  } catch (error) {
    if (isCatalogued(error)) throw error;
    if (isTimeUp) throw new CataloguedError('destination.timed-out', { waitedMs: connectMs }, { cause: error });
    throw whyNotConnected(error);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', weStop);
  }
}

async function openFirst(url: URL, addresses: readonly string[], caPem: string | undefined, stop: AbortSignal) {
  let refused: unknown;
  for (const address of addresses) {
    try {
      return await open(url, address, caPem, stop);
    } catch (error) {
      if (stop.aborted) throw error;
      refused = error;
    }
  }
  throw refused;
}

function open(url: URL, address: string, caPem: string | undefined, stop: AbortSignal): Promise<Socket> {
  const isSecure = url.protocol === 'https:';
  const place = { host: address, port: Number(url.port || (isSecure ? 443 : 80)) };
  const host = hostOf(url);
  const socket = isSecure
    ? connectTls({
        ...place,
        // An address has no place in SNI; its certificate must name it all the same.
        servername: isIP(host) ? '' : host,
        ca: caPem,
        ALPNProtocols: ['http/1.1'],
        minVersion: 'TLSv1.2',
        // Whatever is set in the environment.
        rejectUnauthorized: true,
      })
    : connectTcp(place);
  return new Promise((done, fail) => {
    const giveUp = () => socket.destroy(new Error('given up'));
    const refused = (error: Error) => {
      stop.removeEventListener('abort', giveUp);
      fail(error);
    };
    stop.addEventListener('abort', giveUp, { once: true });
    socket.once('error', refused);
    socket.once(isSecure ? 'secureConnect' : 'connect', () => {
      stop.removeEventListener('abort', giveUp);
      socket.off('error', refused);
      done(socket);
    });
  });
}

const tlsProblems = /^(ERR_TLS_|ERR_SSL_|CERT_|EPROTO|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|INVALID_|HOSTNAME_)/;

function whyNotConnected(cause: unknown): CataloguedError {
  const { code = 'unknown' } = cause as NodeJS.ErrnoException;
  if (tlsProblems.test(code)) {
    return new CataloguedError('destination.certificate-invalid', { tlsProblem: code }, { detail: code, cause });
  }
  return new CataloguedError('destination.refused-connection', {}, { detail: code, cause });
}

function unlessAborted<T>(promise: Promise<T>, stop: AbortSignal): Promise<T> {
  return new Promise((done, fail) => {
    stop.throwIfAborted();
    stop.addEventListener('abort', () => fail(new Error('given up')), { once: true });
    promise.then(done, fail);
  });
}
