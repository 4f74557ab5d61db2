/*
 * What NIST SP 800-63B section 5.1.1.2 asks of a password: a length, and that it is none of those everybody tries. No rules
 * of composition and no end of validity: they make people write `Matkhau2025!` and then `Matkhau2026!`.
 */

export const passwordCharactersMin = 12;
/** More would only be hashed for whoever wants us to be busy. */
const passwordCharactersMax = 200;

/** Keyboards write the same Vietnamese word in different ways. */
export function normalPassword(written: string): string {
  return written.normalize('NFKC');
}

/** @param person the account it is for: its own name is what is tried first */
export function isPasswordAcceptable(written: string, person: string): boolean {
  const password = normalPassword(written);
  const length = [...password].length;
  if (length < passwordCharactersMin || length > passwordCharactersMax) return false;
  return plainForms(password).every(
    (plain) =>
      !isRepetition(plain) &&
      !isRun(plain) &&
      !isCommon(plain) &&
      plainForms(person).every((name) => !isCommon(plain.split(name).join(''))),
  );
}

/**
 * `M@tKhau-123!` is `matkhau` to whoever guesses: capitals, accents and signs are tried first. A sign may stand for a letter
 * or beside one.
 */
function plainForms(password: string): string[] {
  const letters = [...password.toLowerCase().normalize('NFD').replaceAll('đ', 'd')];
  const withLetters = letters.map((letter) => ornaments[letter] ?? letter).join('');
  return [withLetters, letters.join('')].map((text) => text.replace(/[^a-z0-9]/g, ''));
}

const ornaments: Readonly<Record<string, string>> = { '@': 'a', $: 's' };

function isRepetition(plain: string): boolean {
  return /^(.{0,5}?)\1+$/.test(plain);
}

/** `123456789012`, `abcdefghijkl`, and along the keyboard. */
function isRun(plain: string): boolean {
  return runs.some((run) => {
    const endless = run.repeat(4);
    return endless.includes(plain) || [...endless].reverse().join('').includes(plain);
  });
}

const runs = [
  '0123456789',
  '1234567890',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiopasdfghjklzxcvbnm',
  '1qaz2wsx3edc4rfv5tgb6yhn',
  '1q2w3e4r5t6y7u8i9o0p',
  'qazwsxedcrfvtgbyhnujm',
];

function isCommon(plain: string): boolean {
  const stem = plain.replace(/^[0-9]+|[0-9]+$/g, '');
  return stem === '' || common.has(stem) || common.has(plain) || isMadeOf(stem);
}

/** Nothing but common words one after another: `matkhaumatkhau`, `adminpassword`. */
function isMadeOf(stem: string): boolean {
  let ends = new Set([0]);
  for (let end = 1; end <= stem.length; end += 1) {
    for (const start of [...ends]) {
      if (common.has(stem.slice(start, end))) ends = ends.add(end);
    }
  }
  return ends.has(stem.length);
}

/** The stems of the most used ones, of Viet Nam and of everywhere. */
const common: ReadonlySet<string> = new Set(
  `password passw0rd p4ssword pass admin administrator root login welcome letmein changeme secret default master
  qwerty qwertyuiop asdfghjkl zxcvbnm iloveyou monkey dragon sunshine princess football baseball superman trustno1
  matkhau matkhaumoi quantri quantrivien vanthu vanphong uyban ubnd dangnhap vietnam hanoi saigon hochiminh danang
  anhyeuem emyeuanh yeuem tinhyeu giadinh hanhphuc nguyen khongbiet xinchao congvan vanban truclienthong edoc axis
  test testtest user guest demo spring summer autumn winter company system server abc abcd`.split(/\s+/),
);
