import { isOpenAt } from './is-open-at.js';

const validFrom = '2025-07-01T00:00:00+07:00';
const validUntil = '2026-07-01T00:00:00+07:00';

describe('a code', () => {
  it('is open from its first moment on, and closed from the moment on at which it closes', () => {
    expect(isOpenAt({ validFrom }, new Date('2025-06-30T16:59:59.999Z'))).toBe(false);
    expect(isOpenAt({ validFrom }, new Date('2025-06-30T17:00:00.000Z'))).toBe(true);
    expect(isOpenAt({ validFrom, validUntil }, new Date('2026-06-30T16:59:59.999Z'))).toBe(true);
    expect(isOpenAt({ validFrom, validUntil }, new Date('2026-06-30T17:00:00.000Z'))).toBe(false);
  });

  it('that did not open at all is open at no moment', () => {
    expect(isOpenAt({ validFrom, validUntil: validFrom }, new Date(validFrom))).toBe(false);
  });
});
