import { printable, printableLines } from './printable.js';

describe('what a terminal is shown', () => {
  it('is ordinary text as it is, Vietnamese and styled', () => {
    const line = '\u001b[1mV/v thử nghiệm\u001b[22m\tliên thông, số 12/VP-MẪU';
    expect(printable(line)).toBe(line);
  });

  it('cannot move the cursor, set the title or begin a line of its own', () => {
    expect(printable('a\u001b[2Jb\u001b]0;title\u0007c')).toBe('a\ufffd[2Jb\ufffd]0;title\ufffdc');
    expect(printable('lý do\r\n✓ 4 biên nhận, tất cả hợp lệ')).toBe('lý do\ufffd\ufffd✓ 4 biên nhận, tất cả hợp lệ');
    expect(printable('\u009b2J')).toBe('\ufffd2J');
  });

  it('cannot be written from right to left', () => {
    expect(printable('cong-van\u202efdp.exe')).toBe('cong-van\ufffdfdp.exe');
  });

  it('keeps the lines of what we say ourselves', () => {
    expect(printableLines('first\nsecond\u0007')).toBe('first\nsecond\ufffd');
  });
});
