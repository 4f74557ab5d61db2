// Lets Node import the tests' TypeScript as Jest does: through swc, and `./x.js` is `./x.ts`. The long run has no use for
// the rest of Jest, which keeps what is printed until a test ends.
import { transform } from '@swc/core';
import { readFile } from 'node:fs/promises';

const options = {
  jsc: { parser: { syntax: 'typescript' }, target: 'es2023' },
  module: { type: 'es6' },
  sourceMaps: 'inline',
};

export function resolve(specifier, context, next) {
  const isOurs = /^\.{1,2}\//.test(specifier) && context.parentURL?.endsWith('.ts');
  return next(isOurs ? specifier.replace(/\.js$/, '.ts') : specifier, context);
}

export async function load(url, context, next) {
  if (!url.endsWith('.ts')) return next(url, context);
  const { code } = await transform(await readFile(new URL(url), 'utf8'), options);
  return { format: 'module', source: code, shortCircuit: true };
}
