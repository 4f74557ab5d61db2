import { findSecretMark } from './secret-mark.js';

describe('a mark of secrecy', () => {
  it.each([
    ['MẬT', 'MẬT'],
    ['(MẬT) Báo cáo tình hình', 'MẬT'],
    ['Báo cáo tình hình [Tối mật]', 'TỐI MẬT'],
    ['TUYỆT MẬT - Kế hoạch số 1', 'TUYỆT MẬT'],
    ['Tuyệt mật: Kế hoạch số 1', 'TUYỆT MẬT'],
    ['Kế hoạch số 1 - MẬT', 'MẬT'],
    ['Kế hoạch (độ Tối mật)', 'TỐI MẬT'],
    ['Kế hoạch, độ mật: tuyệt mật', 'TUYỆT MẬT'],
    ['BC-MẬT', 'MẬT'],
    ['BC/TỐI MẬT', 'TỐI MẬT'],
    ['12/BC-TỐI\u00a0MẬT/UBND', 'TỐI MẬT'],
    ['(MẬT)'.normalize('NFD'), 'MẬT'],
    ['(M\u200bẬT)', 'MẬT'],
  ])('stands in "%s"', (text, mark) => {
    expect(findSecretMark(text)).toBe(mark);
  });

  it.each([
    'V/v tăng cường công tác bảo mật thông tin',
    'V/V BẢO MẬT HỆ THỐNG THÔNG TIN',
    'Kế hoạch bảo vệ bí mật nhà nước năm 2026',
    'Quyết định ban hành danh mục bí mật nhà nước độ Tối mật, độ Mật',
    'Báo cáo mật độ dân số',
    'Mật ong rừng',
    'Tập huấn sử dụng dấu "Tối mật" theo quy định',
    'Khóa học - mật mã ứng dụng',
    'QĐ-BMTT',
    '',
  ])('does not stand in "%s"', (text) => {
    expect(findSecretMark(text)).toBeUndefined();
  });

  it('is looked for in linear time', () => {
    expect(findSecretMark('MẬT- '.repeat(20_000).replaceAll('-', 'x'))).toBeUndefined();
  });
});
