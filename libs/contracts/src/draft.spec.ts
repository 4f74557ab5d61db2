import { Ajv2020 } from 'ajv/dist/2020.js';
import { draft, draftJsonSchema } from './draft.js';

const letter = {
  from: 'H36.01',
  to: ['H36.40', { organId: 'H36.41', organName: 'UBND phường Cam Ly - Đà Lạt' }],
  code: { codeNumber: '123', codeNotation: 'VP-MẪU' },
  promulgationInfo: { place: 'Lâm Đồng', promulgationDate: '2025/07/01' },
  documentType: { typeName: 'Công văn' },
  subject: 'V/v thử nghiệm liên thông',
};

describe('a draft', () => {
  const validate = new Ajv2020({ strict: false }).compile(draftJsonSchema() as object);

  it('is accepted by the shape and by its JSON Schema alike', () => {
    expect(draft.parse(letter)).toEqual(letter);
    expect(validate(letter)).toBe(true);
  });

  it.each([
    ['without recipients', { ...letter, to: [] }],
    ['with a misspelt field', { ...letter, subjct: 'V/v' }],
    ['without a subject', { ...letter, subject: undefined }],
    ['with a business type that does not exist', { ...letter, bussiness: { bussinessDocType: 4 } }],
  ])('%s is refused by both', (_what, wrong) => {
    expect(draft.safeParse(wrong).success).toBe(false);
    expect(validate(JSON.parse(JSON.stringify(wrong)))).toBe(false);
  });
});
