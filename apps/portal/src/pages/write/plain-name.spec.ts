import { plainName } from './plain-name.js';

describe('the name a file gets in a packet', () => {
  it('stays as it is where it is plain, accents and all', () => {
    expect(plainName('Báo cáo quý III.pdf', [])).toBe('Báo cáo quý III.pdf');
  });

  it('is written in one way, whatever wrote it: some computers take accents apart', () => {
    expect(plainName('báo.pdf'.normalize('NFD'), [])).toBe('báo.pdf');
  });

  it('loses what file systems do not take, and what turns the writing direction', () => {
    expect(plainName('12/UBND: "mới"\u202efdp.exe', [])).toBe('12-UBND- -mới-fdp.exe');
    expect(plainName('...', [])).toBe('tep');
  });

  it('is not that of another file of the draft', () => {
    expect(plainName('a.pdf', [{ name: 'a.pdf' }, { name: 'a (2).pdf' }])).toBe('a (3).pdf');
  });

  it('is cut to what file systems hold, and keeps its ending', () => {
    const name = plainName(`${'ữ'.repeat(300)}.pdf`, []);
    expect(new TextEncoder().encode(name).length).toBeLessThan(200);
    expect(name.endsWith('ữ.pdf')).toBe(true);
  });
});
