import type { PoolClient } from 'pg';
import { haltPoint, mayHalt } from '../process/halting.js';

/**
 * Points before and after each statement of a connection: `insert-submission:before`, `commit:after`. A prepared one is
 * called by its name, another by its first words and what it changes: `update feed`.
 */
export function haltAroundStatements(client: PoolClient): void {
  if (!mayHalt()) return;
  const query = client.query.bind(client) as (...words: unknown[]) => unknown;
  client.query = ((...words: unknown[]) => {
    const name = nameOf(words[0] as Statement);
    haltPoint(`${name}:before`);
    const told = words.at(-1);
    // The pool asks with a callback, a transaction with a promise.
    if (typeof told === 'function') {
      const tell = (error: unknown, ...rest: unknown[]) => {
        if (!error) haltPoint(`${name}:after`);
        Reflect.apply(told, undefined, [error, ...rest]);
      };
      return query(...words.slice(0, -1), tell);
    }
    const result = query(...words);
    if (result instanceof Promise) {
      result.then(
        () => haltPoint(`${name}:after`),
        () => undefined,
      );
    }
    return result;
  }) as typeof client.query;
}

type Statement = string | { readonly name?: string; readonly text?: string };

function nameOf(statement: Statement): string {
  if (typeof statement !== 'string' && statement.name !== undefined) return statement.name;
  const text = typeof statement === 'string' ? statement : (statement.text ?? '');
  const [change] = /\b(insert into|update|delete from) \w+/.exec(text) ?? [];
  return change ?? text.trim().split(/\s/, 1)[0] ?? '';
}
