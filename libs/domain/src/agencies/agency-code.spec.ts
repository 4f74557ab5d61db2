import fc from 'fast-check';
import {
  ancestorsOf,
  fromForm102,
  isBelow,
  isCentre,
  isWithin,
  levelOf,
  parseAgencyCode,
  readAgencyCode,
  toForm102,
  type AgencyCode,
} from './agency-code.js';

describe('an agency code', () => {
  it.each([
    ['000.00.00.H49', 'H49'],
    ['000.00.01.H27', 'H27.01'],
    ['000.04.15.H36', 'H36.15.04'],
    ['002.04.15.H36', 'H36.15.04.002'],
    ['000.00.00.G22', 'G22'],
  ])('%s and %s are one code', (form102, code) => {
    expect(parseAgencyCode(form102)).toBe(code);
    expect(parseAgencyCode(code)).toBe(code);
    expect(toForm102(parseAgencyCode(code))).toBe(form102);
  });

  it('of every 102 form leads back to that form', () => {
    fc.assert(
      fc.property(form102, (form) => {
        expect(toForm102(parseAgencyCode(form))).toBe(form);
      }),
    );
  });

  it('that has a 102 form is found again through it', () => {
    fc.assert(
      fc.property(codeText, (text) => {
        const code = parseAgencyCode(text);
        const form = toForm102(code);
        expect(form === undefined || fromForm102(form) === code).toBe(true);
      }),
    );
  });

  it('is read the same a second time', () => {
    fc.assert(
      fc.property(fc.oneof(form102, codeText), (text) => {
        const code = parseAgencyCode(text);
        expect(parseAgencyCode(code)).toBe(code);
      }),
    );
  });

  it('may be written in small letters and with white space around it', () => {
    expect(parseAgencyCode(' h36.15.04\n')).toBe('H36.15.04');
    expect(parseAgencyCode('000.04.15.h36')).toBe('H36.15.04');
  });

  it.each(['', '.', 'H36.', '.H36', 'H36..04', 'H36-15', 'H36/15', 'Đ36', 'H36 .15', 'H'.repeat(36), 'H'.repeat(1e6)])(
    'is not made of text %#',
    (text) => {
      expect(readAgencyCode(text)).toBeUndefined();
      expect(() => parseAgencyCode(text)).toThrow(expect.objectContaining({ code: 'agency.code-malformed' }));
    },
  );

  it('never makes anything of a text outside the alphabet', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const code = readAgencyCode(text);
        expect(code === undefined || /^[0-9A-Z]+(\.[0-9A-Z]+)*$/.test(code)).toBe(true);
      }),
    );
  });

  it('of an enterprise, which follows no rule, stays as it is and has no 102 form', () => {
    const code = parseAgencyCode('0101234567');
    expect(code).toBe('0101234567');
    expect(toForm102(code)).toBeUndefined();
  });

  it('whose directory entry carries another 102 form is found by it', () => {
    const irregular = parseAgencyCode('H36.77');
    expect(parseAgencyCode('000.00.78.H36', (form) => (form === '000.00.78.H36' ? irregular : undefined))).toBe(
      irregular,
    );
    expect(parseAgencyCode('000.00.79.H36', () => undefined)).toBe('H36.79');
  });

  it('with trailing zeros is another code than the one without, and has no 102 form of its own', () => {
    expect(toForm102('H36.00' as AgencyCode)).toBeUndefined();
  });
});

describe('the branch of a code', () => {
  it('is every code above it, nearest first', () => {
    expect(ancestorsOf(parseAgencyCode('002.04.15.H36'))).toEqual(['H36.15.04', 'H36.15', 'H36']);
    expect(ancestorsOf(parseAgencyCode('H36'))).toEqual([]);
    expect(levelOf(parseAgencyCode('002.04.15.H36'))).toBe(4);
  });

  it('passes over levels that are not used', () => {
    const code = parseAgencyCode('002.00.15.H36');
    expect(code).toBe('H36.15.00.002');
    expect(ancestorsOf(code)).toEqual(['H36.15', 'H36']);
    expect(levelOf(code)).toBe(3);
  });

  it('contains a code below all its ancestors and no other', () => {
    fc.assert(
      fc.property(codeText, codeText, (one, other) => {
        const code = parseAgencyCode(one);
        const branch = parseAgencyCode(other);
        for (const ancestor of ancestorsOf(code)) expect(isBelow(code, ancestor)).toBe(true);
        expect(isBelow(code, code)).toBe(false);
        expect(isWithin(code, code)).toBe(true);
        if (isBelow(code, branch)) expect(isBelow(branch, code)).toBe(false);
      }),
    );
  });

  it('goes by whole groups', () => {
    expect(isBelow(parseAgencyCode('H361'), parseAgencyCode('H36'))).toBe(false);
    expect(isBelow(parseAgencyCode('H36.1'), parseAgencyCode('H36'))).toBe(true);
  });

  it('W is of interconnection centres', () => {
    expect(isCentre(parseAgencyCode('000.00.00.W01'))).toBe(true);
    expect(isCentre(parseAgencyCode('W01.02'))).toBe(true);
    expect(isCentre(parseAgencyCode('H36.W01'))).toBe(false);
  });
});

const digits = (length: number) =>
  fc.integer({ min: 0, max: 10 ** length - 1 }).map((n) => String(n).padStart(length, '0'));
const levelOne = fc.tuple(fc.constantFrom('A', 'G', 'H', 'K', 'W'), digits(2)).map((parts) => parts.join(''));
const form102 = fc.tuple(digits(3), digits(2), digits(2), levelOne).map((groups) => groups.join('.'));
const codeText = fc
  .tuple(levelOne, fc.array(fc.oneof(digits(2), digits(3)), { maxLength: 5 }))
  .map(([level1, groups]) => [level1, ...groups].join('.'));
