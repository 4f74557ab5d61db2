// Writes src/api/v1.d.ts from the API's own description on stdin: what the pages ask is checked against what answers.
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { writeFileSync } from 'node:fs';
import openapiTS, { astToString } from 'openapi-typescript';

export async function typesOf(description) {
  return `// Written by \`npm run types -w @edoc-axis/portal\` from /openapi.json; not by hand.\n${astToString(
    await openapiTS(withoutWhatPagesNeverAsk(description)),
  )}`;
}

/** Clients of older systems have doors of their own; and a refusal has the same shape everywhere. */
function withoutWhatPagesNeverAsk(description) {
  const paths = Object.entries(description.paths).filter(([path]) => /^\/(v1|portal)\//.test(path));
  return { ...description, paths: Object.fromEntries(paths.map(([path, calls]) => [path, withoutRefusals(calls)])) };
}

function withoutRefusals(calls) {
  return Object.fromEntries(
    Object.entries(calls).map(([method, call]) => {
      const answers = Object.entries(call.responses).filter(([status]) => Number(status) < 300);
      return [method, { ...call, responses: Object.fromEntries(answers) }];
    }),
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const description = JSON.parse(await text(process.stdin));
  writeFileSync(new URL('../src/api/v1.d.ts', import.meta.url), await typesOf(description));
}
