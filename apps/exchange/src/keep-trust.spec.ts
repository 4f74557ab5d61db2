import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Logger } from '@nestjs/common';
import { anAuthority } from '../../../test/support/certificates.js';
import { keepTrust } from './keep-trust.js';

it('an authority put into a trust folder counts within a minute, and a file that is none hides no other', () => {
  Logger.overrideLogger(false);
  const folder = mkdtempSync(join(tmpdir(), 'edoc-trust-'));
  try {
    let nowMs = 0;
    const trust = keepTrust([folder, join(folder, 'not there')], () => nowMs);
    expect(trust()).toEqual([]);
    const authority = anAuthority();
    writeFileSync(join(folder, 'a.pem'), 'no certificate');
    writeFileSync(join(folder, 'b.pem'), authority.certificatePem);
    nowMs = 59_999;
    expect(trust()).toEqual([]);
    nowMs = 60_000;
    expect(trust().map(({ facts }) => facts.sha256)).toEqual([authority.sha256]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
