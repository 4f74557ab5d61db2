import { demandPlainFileName } from './plain-file-name.js';

it.each(['công văn số 12.pdf', 'a', 'phụ lục (1) - bản cuối.xlsx', 'tên không có đuôi'])('%s is a name', (name) => {
  expect(() => demandPlainFileName(name)).not.toThrow();
});

it.each([
  ...[
    '../../etc/passwd',
    'C:\\a.pdf',
    'a/b',
    'a\u0000.pdf',
    'a\r\nb',
    '.bashrc',
    '..',
    'a.pdf ',
    'a.',
    ''.padEnd(256, 'x'),
  ],
  ...['congvan\u202efdp.exe', 'a\u2028b', 'con:lpt1', 'a"b', '\ud800.pdf', 'đ'.repeat(200)],
])('%j is none', (name) => {
  expect(() => demandPlainFileName(name)).toThrow(expect.objectContaining({ code: 'form.file-name-refused' }));
});
