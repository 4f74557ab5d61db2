import { catalogue } from '@edoc-axis/domain';
import { pagePaths } from '../../../apps/gateway/src/doors/pages/page-paths.js';
import { Ajv2020 } from 'ajv/dist/2020.js';
import request from 'supertest';
import { anOpenedGateway, type OpenedGateway } from './support/opened-gateway.js';
import { aScriptedAsker } from './support/scripted-asker.js';

interface Operation {
  readonly operationId: string;
  readonly security: object[];
  readonly parameters: { name: string; in: string; required: boolean; schema: object }[];
  readonly requestBody?: { content: Record<string, { schema?: object }> };
  readonly responses: Record<string, { description: string; content?: Record<string, { schema?: object }> }>;
}

let gateway: OpenedGateway;
let description: {
  openapi: string;
  servers: { url: string }[];
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, object>; securitySchemes: Record<string, object> };
};
let operations: [string, Operation][];

beforeAll(async () => {
  gateway = await anOpenedGateway(aScriptedAsker());
  description = (await request(gateway.url).get('/openapi.json').expect(200)).body;
  operations = Object.entries(description.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): [string, Operation] => [
      `${method.toUpperCase()} ${path}`,
      operation,
    ]),
  );
});
afterAll(() => gateway.close());

/** Pages for people are no part of the API. */
const pages = new Set([
  ...pagePaths.map((path) => `GET /${path.replace(/:(\w+)/g, '{$1}')}`),
  ...['GET /mark.svg', 'GET /early.js', 'GET /assets/{name}', 'GET /docs', 'GET /docs/{asset}'],
]);

/** The national axis and the provinces describe these, and they have clients. */
const isDescribedElsewhere = (path: string) => /^\/(vxp|provincial)\//.test(path);

it('describes every route the router knows, and no other', () => {
  const ours = gateway.routes.filter(({ path }) => !isDescribedElsewhere(path));
  const routes = ours.map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`);
  expect(operations.map(([name]) => name).sort()).toEqual(routes.filter((route) => !pages.has(route)).sort());
  expect(routes).toContain('POST /v1/documents');
});

it('names the address it was reached at', () => {
  expect(description.openapi).toMatch(/^3\.1\./);
  expect(description.servers).toEqual([{ url: gateway.url }]);
});

it('gives each call a name of its own', () => {
  const names = operations.map(([, { operationId }]) => operationId);
  expect(new Set(names).size).toBe(names.length);
});

it('declares each parameter of a path once, as required', () => {
  for (const [name, { parameters }] of operations) {
    const inPath = [...name.matchAll(/\{(\w+)\}/g)].map(([, parameter]) => parameter);
    const declared = parameters.filter((parameter) => parameter.in === 'path');
    expect(declared.map((parameter) => parameter.name)).toEqual(inPath);
    expect(declared.every(({ required }) => required)).toBe(true);
  }
});

it('is made of JSON schemas a validator takes, and every reference leads somewhere', () => {
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  ajv.addSchema({ $id: 'openapi', components: description.components });
  const schemas = operations.flatMap(([, operation]) => [
    ...operation.parameters.map(({ schema }) => schema),
    ...contentSchemas(operation.requestBody),
    ...Object.values(operation.responses).flatMap(contentSchemas),
  ]);
  expect(schemas.length).toBeGreaterThan(100);
  for (const schema of [...schemas, ...Object.values(description.components.schemas)]) {
    const located = JSON.parse(JSON.stringify(schema).replaceAll('"#/components/', '"openapi#/components/'));
    expect(() => ajv.compile(located)).not.toThrow();
  }
});

it('lets answers grow and holds requests to their limits', () => {
  expect(JSON.stringify(description.components.schemas)).not.toContain('"additionalProperties":false');
  const lease = description.paths['/v1/inbox/lease']?.post;
  expect(lease?.requestBody?.content['application/json']?.schema).toMatchObject({
    properties: { limit: { minimum: 1, maximum: 100 } },
  });
});

it('says of each call which codes it is refused with', () => {
  const codes = new Set(Object.keys(catalogue));
  for (const [, { responses, security }] of operations) {
    const said = Object.values(responses).flatMap(({ description: text }) => [...text.matchAll(/^- `([a-z.-]+)`/gm)]);
    expect(said.length).toBeGreaterThan(0);
    for (const [, code = ''] of said) expect(codes).toContain(code);
    if (security.length > 0) expect(responses).toHaveProperty('401');
  }
});

it('tells where tokens come from', () => {
  expect(description.components.securitySchemes).toMatchObject({
    system: { flows: { clientCredentials: { tokenUrl: `${gateway.url}/oauth/token` } } },
  });
});

function contentSchemas(holder: { content?: Record<string, { schema?: object }> } | undefined): object[] {
  return Object.values(holder?.content ?? {}).flatMap(({ schema }) => (schema ? [schema] : []));
}
