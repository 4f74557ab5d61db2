import { type ArgumentMetadata, Injectable, type PipeTransform } from '@nestjs/common';
import { CataloguedError } from '@edoc-axis/domain';
import { z } from 'zod';

/**
 * Checks paths, queries and bodies against the schema their decorator names. Nest's own pipe walks through the value by
 * recursion first, which a body of a million brackets ends badly.
 */
@Injectable()
export class CheckParameters implements PipeTransform {
  transform(value: unknown, { schema }: ArgumentMetadata): unknown {
    if (!(schema instanceof z.ZodType)) return value;
    const checked = schema.safeParse(value);
    if (checked.success) return checked.data;
    throw refusalOf(checked.error.issues[0], value);
  }
}

function refusalOf(issue: z.core.$ZodIssue | undefined, value: unknown): CataloguedError {
  const path = issue?.path.map(String) ?? [];
  const parameter = path.join('.') || 'body';
  if (issue?.code === 'unrecognized_keys') {
    const unknown = [...path, issue.keys[0]].join('.');
    return new CataloguedError('request.parameter-invalid', {
      parameter: unknown,
      problem: 'there is no such parameter',
    });
  }
  if (valueAt(value, path) === undefined) return new CataloguedError('request.parameter-missing', { parameter });
  return new CataloguedError('request.parameter-invalid', {
    parameter,
    problem: issue?.message ?? 'it cannot be read',
  });
}

function valueAt(value: unknown, path: readonly string[]): unknown {
  let found = value;
  for (const step of path) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, step)) return undefined;
    found = (found as Record<string, unknown>)[step];
  }
  return found;
}
