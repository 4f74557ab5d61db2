import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findAnswers, readAnswer } from './find-answers.js';

describe('an answer in a document’s folder', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'edoc-answers-'));
    mkdirSync(join(folder, 'a/attachments'), { recursive: true });
    mkdirSync(join(folder, '.b.part'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  async function readOf(name: string, content: string): Promise<unknown> {
    writeFileSync(join(folder, 'a', name), content);
    try {
      const [found] = await findAnswers(folder);
      return found && (await readAnswer(folder, found));
    } finally {
      rmSync(join(folder, 'a', name));
    }
  }

  it.each([
    ['03', '', { status: '03' }],
    ['03.TXT', '', { status: '03' }],
    ['02 sai thẩm quyền.txt', '', { status: '02', description: 'sai thẩm quyền' }],
    ['02.txt', '\ufeffgửi nhầm\r\n', { status: '02', description: 'gửi nhầm' }],
    ['04_phòng Nội vụ', '', { status: '04', description: 'phòng Nội vụ' }],
    ['answer.json', '{"status":"05","staff":{"staff":"A"}}', { status: '05', staff: { staff: 'A' } }],
  ])('is %j with %j in it', async (name, content, answer) => {
    expect(await readOf(name, content)).toEqual(answer);
  });

  it.each(['01', '13', '030', '03.sent', '03 (2).sent', '02 x.txt.sent', '02 x.refused.txt', '03.pdf', 'status.json'])(
    'is not %j',
    async (name) => {
      expect(await readOf(name, '')).toBeUndefined();
    },
  );

  it('is nothing that came with the document', async () => {
    writeFileSync(join(folder, 'a/attachments/03'), '');
    writeFileSync(join(folder, '.b.part/03'), '');
    expect(await findAnswers(folder)).toEqual([]);
  });

  it.each([
    ['answer.json', '{"status":'],
    ['answer.json', '{"status":"99"}'],
    ['02', 'x'.repeat(2001)],
    ['02', 'x'.repeat(100_000)],
  ])('that is wrong is told so: %j', async (name, content) => {
    await expect(readOf(name, content)).rejects.toMatchObject({ code: 'agent.answer-not-understood' });
  });
});
