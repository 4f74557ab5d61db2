import { createHash, randomFillSync } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream, createWriteStream, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { makePlace, type Place, type StartedAxis, startAxisAt } from '../support/edoc.js';

const mebibyte = 1024 * 1024;
/** As base64 this is a packet of 300 MB. */
const attachmentMiB = 225;
const growthBytesMax = 64 * mebibyte;

/** What a province's office does with a scanned master plan. */
describe('a packet of 300 MB', () => {
  const place: Place = makePlace();
  const file = (name: string) => join(place.home, name);
  let axis: StartedAxis;

  beforeAll(async () => {
    const { code, stderr } = await place.edoc('demo', '--once');
    if (code !== 0) throw new Error(stderr);
    axis = await startAxisAt(place);
    atNewAddress(file('demo/office.json'), axis.url);
    atNewAddress(file('demo/communes.json'), axis.url);
    await writeRandom(file('quy-hoach.bin'), attachmentMiB);
    writeFileSync(file('draft.json'), JSON.stringify(draft));
  });

  afterAll(async () => {
    await axis.stop();
    place.remove();
  });

  it('is packed, signed, sent, received and verified, and raises no process by 64 MiB', async () => {
    await succeed('pack', file('draft.json'), file('quy-hoach.bin'), '--out', file('packet.edxml'));
    const key = file('demo/ca/van-phong-key.pem');
    const certificate = file('demo/ca/van-phong.pem');
    await succeed('sign', file('packet.edxml'), '--key', key, '--cert', certificate, '--out', file('signed.edxml'));

    const before = peaks();
    const sent = await succeed('send', file('signed.edxml'), '--as', file('demo/office.json'), '--json');
    await succeed('receive', '--as', file('demo/communes.json'), '--into', file('inbox'), '--agency', 'H36.40');
    for (const [role, peak] of Object.entries(peaks())) {
      expect({ role, grew: peak - (before[role] ?? 0) < growthBytesMax }).toEqual({ role, grew: true });
    }

    const [{ id }] = (JSON.parse(sent) as { deliveries: [{ id: string }] }).deliveries;
    expect(await digestOf(join(file('inbox'), `${id}.edxml`))).toBe(await digestOf(file('signed.edxml')));
    await succeed('doctor');
  });

  const draft = {
    from: 'H36.01',
    to: ['H36.40'],
    code: { codeNumber: '300', codeNotation: 'VP' },
    promulgationInfo: { place: 'Lâm Đồng', promulgationDate: '2025/07/02' },
    documentType: { typeName: 'Quyết định' },
    subject: 'V/v phê duyệt quy hoạch',
  };

  async function succeed(...words: string[]): Promise<string> {
    const { code, stdout, stderr } = await place.edoc(...words);
    if (code !== 0) throw new Error(`edoc ${words.join(' ')} ended with ${code}:\n${stderr}`);
    return stdout;
  }

  /** The most memory each process ever had resident, in bytes. */
  function peaks(): Record<string, number> {
    const ours = ['gateway', 'exchange', 'tracker', 'registry'] as const;
    return Object.fromEntries(ours.map((role) => [role, peakOf(axis.pids[role] ?? 0)]));
  }
});

/** Told by the kernel on Linux alone; elsewhere the journey is checked and not its memory. */
function peakOf(pid: number): number {
  if (process.platform !== 'linux') return 0;
  const [, kibibytes] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kibibytes) * 1024;
}

/** Credentials name the address the axis had when they were written; a test's axis gets a new port at each start. */
function atNewAddress(file: string, url: string): void {
  writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), url }));
}

async function writeRandom(file: string, mebibytes: number): Promise<void> {
  const piece = randomFillSync(Buffer.alloc(mebibyte));
  const out = createWriteStream(file);
  for (let written = 0; written < mebibytes; written++) {
    if (!out.write(piece)) await once(out, 'drain');
  }
  out.end();
  await finished(out);
}

async function digestOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}
