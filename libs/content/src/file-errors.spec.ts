import { writeFailure } from './file-errors.js';

describe('a write that failed', () => {
  it.each(['ENOSPC', 'EDQUOT'])('with %s says that the store is full', (code) => {
    expect(writeFailure(Object.assign(new Error(), { code }))).toMatchObject({ code: 'content.full' });
  });

  it('for another reason is thrown as it is', () => {
    const error = Object.assign(new Error(), { code: 'EIO' });
    expect(writeFailure(error)).toBe(error);
  });
});
