import { foldText } from './fold-text.js';

describe('folding a text', () => {
  it('drops accents and capitals, composed or not', () => {
    const name = 'Ủy ban nhân dân xã Đức Thọ, tỉnh HÀ TĨNH';
    expect(foldText(name)).toBe('uy ban nhan dan xa duc tho, tinh ha tinh');
    expect(foldText(name.normalize('NFD'))).toBe(foldText(name));
  });

  it('drops the marks of letters Vietnamese does not have, and leaves other scripts', () => {
    expect(foldText('Škoda Ñandú İstanbul 中 𝒜')).toBe('skoda nandu istanbul 中 𝒜');
  });
});
