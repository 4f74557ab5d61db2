import { applyDecorators, SetMetadata, UseInterceptors } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { ErrorCode } from '@edoc-axis/domain';
import type { z } from 'zod';
import { AnswerWaiting } from './answer-waiting.js';

/** What a call takes as its body; the door refuses every other media type before it reads a byte. `ignored`: whatever comes is read and means nothing. */
export type BodyKind =
  | 'nothing'
  | 'json'
  | 'form'
  | 'packet'
  | 'packet-or-form'
  | 'packet-or-draft'
  | 'packet-in-form'
  | 'sheet'
  | 'ignored';

/** How /openapi.json tells of a call. Parameters and JSON bodies it reads from the very schemas that check them. */
export interface CallDescription {
  readonly tag: CallTag;
  /** In the imperative, one line. */
  readonly summary: string;
  readonly description?: string;
  readonly scope: CallScope;
  readonly takes?: BodyKind;
  /** Of `packet-or-draft`: what the part `draft` says. */
  readonly draft?: z.ZodType;
  /** Refusals have the shape of RFC 6749 section 5.2 instead of RFC 9457. */
  readonly refusesAsOAuth?: boolean;
  /** What comes back, by status; with 202 when it waits for a second person. */
  readonly gives: Readonly<Record<number, AnswerDescription>>;
  /** The codes this call is refused with, beside those every call may be. */
  readonly refuses?: readonly ErrorCode[];
}

export type CallTag = 'access' | 'send' | 'look' | 'receive' | 'directory' | 'administer' | 'axis';

/**
 * `none`: anybody may ask. `person`: whoever is signed in. `page`: our own pages, by the cookie of a session. Else the scope
 * demanded of a system's access token.
 */
export type CallScope = 'none' | 'person' | 'page' | 'send' | 'receive' | 'track' | 'directory' | 'administer';

export interface AnswerDescription {
  readonly says: string;
  readonly shape?: z.ZodType;
  /** For answers that are not JSON, or need not be. */
  readonly mediaType?: string;
}

export const callKey = Symbol('call');

/** Says what a route is; the routes of a door that have no such description do not exist for /openapi.json. */
export function Call(description: CallDescription): MethodDecorator {
  const { takes = 'nothing', refusesAsOAuth = false, gives } = description;
  return applyDecorators(
    SetMetadata(callKey, description),
    RouteConfig({ takes, refusesAsOAuth }),
    ...(202 in gives ? [UseInterceptors(AnswerWaiting)] : []),
  );
}
