import { catalogue, CataloguedError, type ErrorCode } from '@edoc-axis/domain';
import { httpStatusOf } from '@edoc-axis/platform';
import type { z } from 'zod';
import type { CallDescription, CallScope } from '../doors/call.js';
import { packetMediaTypes, sheetMediaTypes } from '../server/read-bodies.js';
import { oauthStatusOf } from '../server/door-problem-filter.js';
import type { DescribedCall } from './describe-calls.js';
import { answerSchema, componentSchemas, type JsonSchema, parameterSchema, requestSchema } from './shapes.js';

const tags: readonly { name: CallDescription['tag']; description: string }[] = [
  { name: 'access', description: 'Lấy mã truy cập · Getting an access token' },
  { name: 'send', description: 'Gửi văn bản · Sending' },
  { name: 'receive', description: 'Nhận văn bản · Receiving' },
  { name: 'look', description: 'Tra cứu · Looking up' },
  { name: 'directory', description: 'Danh mục mã định danh · The directory' },
  { name: 'administer', description: 'Quản trị · Administering' },
  { name: 'axis', description: 'Về trục này · The axis itself' },
];

/** What any call may be refused with, beside its own. */
const everywhere: readonly ErrorCode[] = [
  'request.parameter-invalid',
  'request.parameter-missing',
  'axis.internal-error',
  'axis.stopping',
  'process.unreachable',
  'process.no-answer',
];
const withCaller: readonly ErrorCode[] = ['caller.token-missing', 'caller.token-expired', 'caller.scope-missing'];

/** /openapi.json: OpenAPI 3.1, written from the calls themselves. */
export function buildDocument(calls: readonly DescribedCall[], about: { axis: string; url: string }): JsonSchema {
  const paths: Record<string, Record<string, JsonSchema>> = {};
  for (const call of calls) {
    const path = call.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [call.method.toLowerCase()]: operation(call) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: `Trục liên thông văn bản ${about.axis} · eDoc Axis`,
      version: '1',
      description:
        'Gửi, nhận văn bản điện tử giữa các cơ quan, có biên nhận. Refusals are RFC 9457 problems with a `code` that never changes.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: about.url }],
    tags,
    paths,
    components: {
      schemas: componentSchemas(),
      securitySchemes: {
        system: {
          type: 'oauth2',
          description: 'Client credentials with `private_key_jwt` (RFC 7523), ES256.',
          flows: { clientCredentials: { tokenUrl: `${about.url}/oauth/token`, scopes } },
        },
        person: { type: 'http', scheme: 'bearer', description: 'The access token of a session: `POST /v1/sessions`.' },
        page: {
          ...{ type: 'apiKey', in: 'cookie', name: 'edoc-session' },
          description: 'The session of our own pages: `POST /portal/session`. Under TLS `__Host-edoc-session`.',
        },
      },
    },
  };
}

const scopes: Record<Exclude<CallScope, 'none' | 'person' | 'page'>, string> = {
  send: 'Gửi văn bản',
  receive: 'Nhận văn bản',
  track: 'Tra cứu văn bản',
  directory: 'Danh mục mã định danh',
  administer: 'Quản trị',
};

function operation({ operationId, description, pathSchema, querySchema, bodySchema }: DescribedCall): JsonSchema {
  const { scope, refuses = [], refusesAsOAuth } = description;
  const codes = [...refuses, ...everywhere, ...(scope === 'none' || scope === 'page' ? [] : withCaller)];
  return {
    operationId,
    tags: [description.tag],
    summary: description.summary,
    ...(description.description ? { description: description.description } : {}),
    security: securityOf(scope),
    parameters: [...parameters('path', pathSchema), ...parameters('query', querySchema)],
    ...requestBody(description, bodySchema),
    responses: { ...refusals(codes, refusesAsOAuth), ...answers(description) },
  };
}

/** What a system needs a scope for, people need a role for: which, the call's own words say. */
function securityOf(scope: CallScope): JsonSchema[] {
  if (scope === 'none') return [];
  if (scope === 'page') return [{ page: [] }];
  return scope === 'person' ? [{ person: [] }] : [{ system: [scope] }, { person: [] }];
}

function parameters(where: 'path' | 'query', schema: z.ZodType | undefined): JsonSchema[] {
  if (!schema) return [];
  const { properties = {} } = parameterSchema(schema) as { properties?: Record<string, JsonSchema> };
  return Object.entries(properties).map(([name, { description, ...shape }]) => ({
    name,
    in: where,
    required: where === 'path',
    ...(description ? { description } : {}),
    // Lists are written with commas.
    ...(shape.type === 'array' ? { style: 'form', explode: false } : {}),
    schema: shape,
  }));
}

function requestBody({ takes, draft }: CallDescription, body: z.ZodType | undefined): JsonSchema {
  const schema = draft ?? body;
  switch (takes) {
    case 'json':
    case 'form': {
      const mediaType = takes === 'json' ? 'application/json' : 'application/x-www-form-urlencoded';
      return {
        requestBody: { required: true, content: { [mediaType]: { schema: schema ? requestSchema(schema) : {} } } },
      };
    }
    case 'packet-or-draft': {
      const packets = Object.fromEntries(packetMediaTypes.map((type) => [type, {}]));
      const form = { schema: draftForm(schema), encoding: { draft: { contentType: 'application/json' } } };
      return { requestBody: { required: true, content: { ...packets, 'multipart/form-data': form } } };
    }
    case 'packet':
    case 'sheet': {
      const accepted = takes === 'packet' ? packetMediaTypes : sheetMediaTypes;
      return { requestBody: { required: true, content: Object.fromEntries(accepted.map((type) => [type, {}])) } };
    }
    default:
      return {};
  }
}

/** The draft comes first and the files in its order, which JSON Schema cannot say. */
function draftForm(schema: z.ZodType | undefined): JsonSchema {
  return {
    type: 'object',
    required: ['draft'],
    properties: {
      draft: schema ? requestSchema(schema) : {},
      file: { type: 'array', items: { type: 'string', format: 'binary' } },
    },
  };
}

function answers({ gives }: CallDescription): Record<string, JsonSchema> {
  return Object.fromEntries(
    Object.entries(gives).map(([status, { says, shape, mediaType }]) => [
      status,
      {
        description: says,
        ...(shape || mediaType
          ? {
              content: {
                ...(shape ? { 'application/json': { schema: answerSchema(shape) } } : {}),
                ...(mediaType ? { [mediaType]: {} } : {}),
              },
            }
          : {}),
      },
    ]),
  );
}

/** Refusals by status; the codes of each, with what they say, stand in its description. */
function refusals(codes: readonly ErrorCode[], asOAuth = false): Record<string, JsonSchema> {
  const content = asOAuth
    ? { 'application/json': { schema: { $ref: '#/components/schemas/OAuthRefusal' } } }
    : { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };
  const statusOf = asOAuth ? oauthStatusOf : httpStatusOf;
  const byStatus = new Map<number, ErrorCode[]>();
  for (const code of new Set(codes)) {
    const status = statusOf(new CataloguedError(code));
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return Object.fromEntries(
    [...byStatus].map(([status, list]) => [
      String(status),
      {
        description: list.map((code) => `- \`${code}\`: ${templateOf(code)}`).join('\n'),
        content,
      },
    ]),
  );
}

/** A sentence with its places; square brackets around a clause say only that it may be left out. */
function templateOf(code: ErrorCode): string {
  return catalogue[code].en.replace(/[[\]]/g, '');
}
