import { CataloguedError } from '@edoc-axis/domain';
import type { FastifyInstance } from 'fastify';

export interface KnownRoute {
  readonly method: string;
  /** As the router writes it: `/v1/documents/:id`. */
  readonly path: string;
}

/** Every route of the door, and a catalogued refusal for what is none: 404, or 405 naming what the path does answer. */
export function knowRoutes(fastify: FastifyInstance): readonly KnownRoute[] {
  const routes: KnownRoute[] = [];
  const patterns = new Map<string, RegExp>();

  fastify.addHook('onRoute', ({ method, url }) => {
    for (const each of [method].flat()) routes.push({ method: each, path: url });
    patterns.set(url, patternOf(url));
  });

  fastify.addHook('onRequest', (request, _reply, done) => {
    if (!request.is404) return done();
    const path = request.url.split('?')[0] ?? '';
    const { method } = request;
    const allowed = routes.filter((route) => patterns.get(route.path)?.test(path)).map((route) => route.method);
    return done(
      allowed.length === 0
        ? new CataloguedError('request.route-unknown', { method, path })
        : new CataloguedError('request.method-not-allowed', {
            method,
            path,
            allowed: [...new Set(allowed)].join(', '),
          }),
    );
  });

  return routes;
}

function patternOf(url: string): RegExp {
  const segments = url.split('/').map((segment) => {
    if (segment === '*') return '.*';
    return segment.startsWith(':') ? '[^/]+' : segment.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  });
  return new RegExp(`^${segments.join('/')}$`);
}
