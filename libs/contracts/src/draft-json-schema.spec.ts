import { readFileSync } from 'node:fs';
import { draftJsonSchema } from './draft.js';

it('the schema file editors use is the shape that is checked', () => {
  const file = JSON.parse(readFileSync(new URL('../draft.schema.json', import.meta.url), 'utf8')) as unknown;
  expect(file).toEqual(JSON.parse(JSON.stringify(draftJsonSchema())));
});
