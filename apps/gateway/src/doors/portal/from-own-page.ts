import { CataloguedError } from '@edoc-axis/domain';
import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

/** No form and no link can send it, and a script of another origin may not without our leave. */
export const pageHeader = 'x-edoc-portal';

/**
 * What counts a cookie is asked by our own pages alone: whatever page somebody else made a signed-in person look at asks
 * nothing here. Three locks on one door: the cookie is `SameSite=Strict`, the browser says where the call comes from,
 * and the call carries a header that only scripts can set.
 */
@Injectable()
export class FromOwnPage implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    if (request.headers[pageHeader] !== '1' || !(cameFrom(request) ?? false)) {
      throw new CataloguedError('person.form-not-ours');
    }
    return true;
  }
}

/**
 * The same for what a page shows: frames, images and downloads carry no header of ours, and over plain HTTP a browser says
 * nothing of where they come from. Then the cookie alone counts, which no page of another site brings along.
 */
@Injectable()
export class ShownInOwnPage implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    if (cameFrom(context.switchToHttp().getRequest<FastifyRequest>()) === false) {
      throw new CataloguedError('person.form-not-ours');
    }
    return true;
  }
}

/** Whether a page of this door asks, in the browser's own words; undefined where it has none (Fetch Metadata, Origin, Referer). */
function cameFrom({ headers, host }: FastifyRequest): boolean | undefined {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin';
  const from = headers.origin ?? headers.referer;
  return from === undefined ? undefined : hostIn(from) === host.toLowerCase();
}

/** `null`, which sandboxed pages send, is no host. */
function hostIn(address: string): string | undefined {
  return URL.canParse(address) ? new URL(address).host : undefined;
}
