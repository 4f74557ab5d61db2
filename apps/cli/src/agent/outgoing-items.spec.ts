import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { findOutgoing } from './outgoing-items.js';
import { orderAttachments } from './pack-item.js';
import { createRetries } from './retries.js';
import { createSettling } from './settling.js';

describe('what lies in "out"', () => {
  let out: string;
  const put = (name: string, content = name) => writeFileSync(join(out, name), content);
  beforeEach(() => {
    out = mkdtempSync(join(tmpdir(), 'edoc-out-'));
  });
  afterEach(() => rmSync(out, { recursive: true }));

  async function found() {
    return (await findOutgoing(out)).map(({ name, packet, attachments, fault }) => ({
      name,
      ...(packet ? { packet: basename(packet) } : {}),
      ...(attachments.length > 0 ? { attachments: attachments.map((file) => basename(file)) } : {}),
      ...(fault ? { fault: fault.code } : {}),
    }));
  }

  it('is packets, drafts with what is named after them, and folders', async () => {
    put('a.EDXML');
    for (const name of ['12.draft.json', '12.pdf', '12.10.csv', '12.2.csv', '12.1.draft.json', '12.1.pdf']) put(name);
    mkdirSync(join(out, 'folder'));
    for (const name of ['draft.json', '10.pdf', '2.pdf', 'x.tmp', '~$2.docx']) put(join('folder', name));
    expect(await found()).toEqual([
      { name: '12.1.draft.json', attachments: ['12.1.pdf'] },
      { name: '12.draft.json', attachments: ['12.2.csv', '12.10.csv', '12.pdf'] },
      { name: 'a.EDXML', packet: 'a.EDXML' },
      { name: 'folder', attachments: ['2.pdf', '10.pdf'] },
    ]);
  });

  it('is found among thousands in one pass', async () => {
    const count = 2_000;
    for (let n = 0; n < count; n += 1) for (const ending of ['draft.json', 'pdf']) put(`${n}.${ending}`, '');
    const all = await found();
    expect(all).toHaveLength(count);
    expect(all.at(-1)).toEqual({ name: `${count - 1}.draft.json`, attachments: [`${count - 1}.pdf`] });
  });

  it('is told what it lacks', async () => {
    put('alone.pdf');
    for (const folder of ['deep/inside', 'empty', 'two']) mkdirSync(join(out, folder), { recursive: true });
    for (const name of ['deep/draft.json', 'two/a.draft.json', 'two/b.draft.json']) put(name);
    expect(await found()).toEqual([
      { name: 'alone.pdf', fault: 'agent.draft-missing' },
      { name: 'deep', attachments: ['inside'], fault: 'agent.folder-inside' },
      { name: 'empty', fault: 'agent.draft-missing' },
      { name: 'two', fault: 'agent.several-drafts' },
    ]);
  });

  it('is not what is half written, hidden, a note of ours or a link', async () => {
    for (const name of ['a.edxml.part', 'b.tmp', 'c.edxml~', '.d.edxml', '~$e.docx', 'x.pdf.CHUA-GUI.txt']) put(name);
    symlinkSync('/etc/passwd', join(out, 'f.edxml'));
    expect(await found()).toEqual([]);
  });

  it('is whole when it has stayed as it is for a while', () => {
    let now = 0;
    const settling = createSettling(3_000, () => now);
    const look = (mark: string) => [...settling.look(new Map([['a', mark]]))];
    expect(look('1')).toEqual([]);
    now = 2_999;
    expect(look('1')).toEqual([]);
    now = 3_000;
    expect(look('1')).toEqual(['a']);
    expect(look('2')).toEqual([]);
    now = 6_000;
    expect(look('2')).toEqual(['a']);
  });

  it('goes in the order in which the draft names its attachments, and waits for those that are not there', () => {
    const files = ['/x/1.pdf', '/x/2.csv'];
    const naming = (...names: (string | undefined)[]) => ({
      attachments: names.map((attachmentName) => ({ attachmentName })),
    });
    expect(orderAttachments({}, files)).toEqual(files);
    expect(orderAttachments(naming(undefined, '1.pdf'), files)).toEqual(files);
    expect(orderAttachments(naming('2.csv', '1.pdf'), files)).toEqual(['/x/2.csv', '/x/1.pdf']);
    expect(() => orderAttachments(naming('3.pdf'), files)).toThrow(
      expect.objectContaining({ code: 'agent.attachment-missing', params: { name: '3.pdf' } }),
    );
  });

  it('is tried again after pauses that grow to a quarter of an hour', () => {
    let now = 0;
    const retries = createRetries(
      () => now,
      () => 0.5,
    );
    const pauses: number[] = [];
    for (let n = 0; n < 10; n += 1) {
      retries.later('a');
      const from = now;
      while (!retries.isDue('a')) now += 1_000;
      pauses.push((now - from) / 1_000);
    }
    expect(pauses).toEqual([5, 10, 20, 40, 80, 160, 320, 640, 900, 900]);
    expect(retries.isDue('b')).toBe(true);
  });
});
