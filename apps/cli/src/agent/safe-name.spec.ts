import { freeName, safeName } from './safe-name.js';

describe('a name that comes from another agency', () => {
  it.each([
    ['Công văn số 12.pdf', 'Công văn số 12.pdf'],
    ['phụ lục (1).tar.gz', 'phụ lục (1).tar.gz'],
    ['Công văn.pdf'.normalize('NFD'), 'Công văn.pdf'],
    ['../../etc/passwd', '__.._etc_passwd'],
    ['C:\\Windows\\x.pdf', 'C__Windows_x.pdf'],
    ['a.pdf:hidden', 'a.pdf_hidden'],
    ['.bashrc', '_bashrc'],
    ['~$letter.docx', '_$letter.docx'],
    ['-rf', '_rf'],
    ['CON', '_CON'],
    ['nul.pdf', '_nul.pdf'],
    ['com¹.txt', '_com¹.txt'],
    ['Desktop.ini', '_Desktop.ini'],
    ['cong-van\u202efdp.exe', 'cong-van_fdp.exe_'],
    ['zero\u200bwidth\u0000.pdf', 'zero_width_.pdf'],
    ['icon.SCF', 'icon.SCF_'],
    ['trailing. . .', 'trailing'],
    ['  spaced\u00a0name.pdf ', 'spaced name.pdf'],
    ['\ud800.pdf', '_.pdf'],
    ['', 'tep-1'],
    ['...', 'tep-1'],
  ])('%j is written as %j', (name, safe) => {
    expect(safeName(name, 'tep-1')).toBe(safe);
  });

  it('is cut to what every file system takes, and keeps its ending', () => {
    for (const letter of ['a', 'ệ', '𠮷', 'e\u0301']) {
      const safe = safeName(`${letter.repeat(300)}.pdf`, 'tep-1');
      expect(safe.length).toBeLessThanOrEqual(80);
      expect(Buffer.byteLength(safe)).toBeLessThanOrEqual(200);
      expect(safe).toMatch(/\.pdf$/);
    }
    expect(safeName(`a.${'b'.repeat(300)}`, 'tep-1').length).toBeLessThanOrEqual(80);
  });

  it('stays what it is when it is made safe again', () => {
    for (const name of ['../../evil.lnk', 'CON', '~$a', 'x. .exe', '\u202e.a']) {
      const once = safeName(name, 'tep-1');
      expect([name, safeName(once, 'tep-1')]).toEqual([name, once]);
    }
  });

  it('is nobody else’s, where names that differ in case are one', () => {
    const taken = new Set<string>();
    expect(['a.pdf', 'A.PDF', 'a.pdf', 'b'].map((name) => freeName(name, taken))).toEqual([
      'a.pdf',
      'A (2).PDF',
      'a (3).pdf',
      'b',
    ]);
  });
});
