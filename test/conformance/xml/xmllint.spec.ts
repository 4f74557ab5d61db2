import fc from 'fast-check';
import { spawnSync } from 'node:child_process';
import { describeWith } from '../../support/tools.js';
import { wellFormedDocument } from './arbitrary-documents.js';
import { canonical } from './canonical-form.js';

describeWith('xmllint', 'the canonical forms beside libxml2', (path) => {
  it.each([
    ['c14n', '--c14n'],
    ['exc-c14n', '--exc-c14n'],
  ] as const)('%s of any document is the same to the byte', (method, option) => {
    fc.assert(
      fc.property(wellFormedDocument(), (commented) => {
        // libxml2's command writes the forms with comments.
        const document = commented.replace(/<!--.*?-->/gs, '');
        const { status, stdout } = spawnSync(path, [option, '-'], { input: document });
        expect({ status: 0, form: canonical(document, { method }) }).toEqual({ status, form: stdout.toString('utf8') });
      }),
      { numRuns: 150, endOnFailure: true },
    );
  });
});
