import { CataloguedError } from '@edoc-axis/domain';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Door } from '../../ports.js';

/*
 * The secret of a session as a browser keeps it: out of every script's reach, sent to this host alone and by its own pages
 * alone, gone with the browser. Under TLS its name begins with `__Host-` (RFC 6265bis section 4.1.3.2), so that another
 * server of the same domain cannot plant one of its own; that demands `Path=/`. No other door looks at it.
 */

interface Cookie {
  readonly name: string;
  readonly attributes: string;
}

const plain: Cookie = { name: 'edoc-session', attributes: 'Path=/portal; HttpOnly; SameSite=Strict' };
const underTls: Cookie = { name: '__Host-edoc-session', attributes: 'Path=/; HttpOnly; SameSite=Strict; Secure' };

type Where = Pick<Door, 'url'>;

export function keepSession(reply: FastifyReply, session: string, door: Where): void {
  const { name, attributes } = cookieFor(reply.request, door);
  reply.header('set-cookie', `${name}=${session}; ${attributes}`);
}

export function forgetSession(reply: FastifyReply, door: Where): void {
  const { name, attributes } = cookieFor(reply.request, door);
  reply.header('set-cookie', `${name}=; ${attributes}; Max-Age=0`);
}

/** The secret, if the browser sent one. */
export function sessionIn(request: FastifyRequest, door: Where): string | undefined {
  const { name } = cookieFor(request, door);
  for (const pair of (request.headers.cookie ?? '').split(';')) {
    const at = pair.indexOf('=');
    if (at === -1 || pair.slice(0, at).trim() !== name) continue;
    const value = pair.slice(at + 1).trim();
    if (/^[A-Za-z0-9_-]{20,512}$/.test(value)) return value;
  }
  return undefined;
}

/** @throws CataloguedError `person.session-missing` */
export function demandSession(request: FastifyRequest, door: Where): string {
  const session = sessionIn(request, door);
  if (session === undefined) throw new CataloguedError('person.session-missing');
  return session;
}

/** The browser speaks TLS with us, or with what stands in front of us. */
function cookieFor({ protocol }: Pick<FastifyRequest, 'protocol'>, { url }: Where): Cookie {
  return protocol === 'https' || url.startsWith('https:') ? underTls : plain;
}
