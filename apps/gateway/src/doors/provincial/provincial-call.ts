import { admitSignedInCall, type ProvincialCall } from '@edoc-axis/contracts';
import { CataloguedError } from '@edoc-axis/domain';
import type { AskedFor } from '@edoc-axis/platform';
import { applyDecorators, Get, HttpCode, Post } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import type { Asker } from '../../ports.js';
import type { BodyKind } from '../call.js';
import { bearerTokenIn, whence } from '../on-behalf.js';

/** Calls of the interface, which the provinces describe and not our /openapi.json. */
export function ProvincialPost(path: ProvincialCall | 'auth/login', takes: BodyKind): MethodDecorator {
  return applyDecorators(Post(path), HttpCode(200), RouteConfig({ takes }));
}

export function ProvincialGet(call: ProvincialCall): MethodDecorator {
  return applyDecorators(Get(call), RouteConfig({ takes: 'ignored' }));
}

export type CalledBy = AskedFor & { readonly caller: string };

/**
 * Has the exchange say who calls: what the client got by signing in, the name of its system and its key. From here on it goes
 * as any call of any door.
 * @throws CataloguedError `caller.proof-invalid`, `caller.credentials-wrong`, `system.disabled`
 */
export async function admitCall(asker: Asker, call: ProvincialCall, request: FastifyRequest): Promise<CalledBy> {
  const { authorization, 'x-systemid': system, 'x-secretkey': secretKey } = request.headers;
  const shown = { call, token: bearerTokenIn(authorization), system, secretKey };
  const read = admitSignedInCall.request.safeParse(shown);
  if (!read.success) throw new CataloguedError('caller.proof-invalid');
  const from = whence(request);
  const { accessToken } = await asker.ask(admitSignedInCall, read.data, from);
  return { ...from, caller: accessToken };
}
