import { readFileSync } from 'node:fs';
import { moves } from '@edoc-axis/domain';

it('every code a move may have stands in docs/integrating.md, with whose move it is and what it says, and no other', () => {
  const text = readFileSync(new URL('../../../docs/integrating.md', import.meta.url), 'utf8');
  const documented = [...text.matchAll(/^\| `([a-z-]+\.[a-z-]+)` +\| `([a-z-]+)` +\| (.+?) +\|$/gm)].map(
    ([, code, who, en]) => ({ code, who, en }),
  );
  expect(documented).toEqual(Object.entries(moves).map(([code, { who, en }]) => ({ code, who, en })));
});
