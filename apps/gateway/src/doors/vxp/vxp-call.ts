import { admitSignedCall, type SignedParameters, type VxpCall } from '@edoc-axis/contracts';
import { CataloguedError } from '@edoc-axis/domain';
import type { AskedFor } from '@edoc-axis/platform';
import { applyDecorators, Get, HttpCode, Post, UseInterceptors } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import type { Asker } from '../../ports.js';
import type { BodyKind } from '../call.js';
import { whence } from '../on-behalf.js';
import { AnswerInAscii } from './answer-in-ascii.js';
import { readSignedCall } from './protocol/signed-call.js';

/** A call of the interface, which the national axis describes and not our /openapi.json. */
export function VxpPost(call: VxpCall, takes: BodyKind = 'ignored'): MethodDecorator {
  return applyDecorators(Post(call), HttpCode(200), RouteConfig({ takes }), UseInterceptors(AnswerInAscii));
}

export function VxpGet(call: VxpCall): MethodDecorator {
  return applyDecorators(Get(call), RouteConfig({ takes: 'ignored' }), UseInterceptors(AnswerInAscii));
}

/** One that answers bytes, where it does not refuse. */
export function VxpDownload(call: VxpCall): MethodDecorator {
  return applyDecorators(Get(call), RouteConfig({ takes: 'ignored' }));
}

/** Who called, as the exchange found, and by which parameters. */
export interface AdmittedCall {
  readonly by: AskedFor & { readonly caller: string };
  readonly parameters: SignedParameters;
}

/**
 * Has the exchange say who signed this call. From here on it goes as any call of any door: the token is what permissions are
 * decided by.
 */
export async function admitCall(asker: Asker, call: VxpCall, request: FastifyRequest): Promise<AdmittedCall> {
  const { signHeader, hashHeader, parameters } = readSignedCall(request.headers);
  const from = whence(request);
  const { accessToken } = await asker.ask(admitSignedCall, { call, signHeader, hashHeader }, from);
  return { by: { ...from, caller: accessToken }, parameters };
}

/** @throws CataloguedError `caller.signed-header-missing` */
export function demandParameter(parameters: SignedParameters, name: string): string {
  const value = parameters.get(name);
  if (!value) throw new CataloguedError('caller.signed-header-missing', { name });
  return value;
}
