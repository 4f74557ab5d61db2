import { METHOD_METADATA, PATH_METADATA, ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { RequestMethod, type Type } from '@nestjs/common';
import { RouteParamtypes } from '@nestjs/common/internal';
import { z } from 'zod';
import { type CallDescription, callKey } from '../doors/call.js';

/** One route as its controller declares it: where, what it checks, what it says of itself. */
export interface DescribedCall {
  readonly method: string;
  /** `/v1/documents/:id`. */
  readonly path: string;
  readonly operationId: string;
  readonly description: CallDescription;
  readonly pathSchema?: z.ZodType;
  readonly querySchema?: z.ZodType;
  readonly bodySchema?: z.ZodType;
}

/** Reads the calls off the controllers' decorators, so that what is published is what is checked. */
export function describeCalls(controllers: readonly Type[]): DescribedCall[] {
  return controllers.flatMap((controller) =>
    Object.getOwnPropertyNames(controller.prototype).flatMap((name) => describeMethod(controller, name)),
  );
}

function describeMethod(controller: Type, name: string): DescribedCall[] {
  const method: unknown = controller.prototype[name];
  if (typeof method !== 'function') return [];
  const description = Reflect.getMetadata(callKey, method) as CallDescription | undefined;
  if (!description) return [];
  const verb = RequestMethod[Reflect.getMetadata(METHOD_METADATA, method) as RequestMethod];
  const schemas = schemasOf(controller, name);
  return [
    {
      method: verb,
      path: join(Reflect.getMetadata(PATH_METADATA, controller), Reflect.getMetadata(PATH_METADATA, method)),
      operationId: `${controller.name.replace('Controller', '').toLowerCase()}.${name}`,
      description,
      pathSchema: schemas.get(RouteParamtypes.PARAM),
      querySchema: schemas.get(RouteParamtypes.QUERY),
      bodySchema: schemas.get(RouteParamtypes.BODY),
    },
  ];
}

/** Nest keeps a parameter under `<kind>:<index>`, with the schema its decorator named. */
function schemasOf(controller: Type, name: string): Map<number, z.ZodType> {
  const parameters: Record<string, { schema?: unknown }> =
    Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, name) ?? {};
  return new Map(
    Object.entries(parameters).flatMap(([key, { schema }]): [number, z.ZodType][] =>
      schema instanceof z.ZodType ? [[Number(key.split(':')[0]), schema]] : [],
    ),
  );
}

function join(...parts: string[]): string {
  const segments = parts.flatMap((part) => part.split('/')).filter((segment) => segment !== '');
  return `/${segments.join('/')}`;
}
