import { EventEmitter, once } from 'node:events';
import { buffer } from 'node:stream/consumers';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { writeWorkbook } from './write-workbook.js';

describe('a workbook', () => {
  it('whose rows break off breaks off as well, and keeps nobody waiting', async () => {
    async function* rows() {
      yield ['H36', 'Tỉnh Lâm Đồng'];
      await nextTurn();
      throw new Error('the registry is gone');
    }
    await expect(buffer(writeWorkbook({ titles: ['Mã', 'Tên'], rows: rows() }))).rejects.toThrow(
      'the registry is gone',
    );
  });

  it('that nobody wants any more lets its rows go', async () => {
    const steps = new EventEmitter();
    async function* rows() {
      try {
        steps.emit('begun');
        for (;;) {
          await nextTurn();
          yield ['H36', 'Tỉnh Lâm Đồng'];
        }
      } finally {
        steps.emit('let go');
      }
    }
    const [begun, letGo] = [once(steps, 'begun'), once(steps, 'let go')];
    const workbook = writeWorkbook({ titles: ['Mã', 'Tên'], rows: rows() }).resume();
    await begun;
    workbook.destroy();
    await letGo;
  });
});
