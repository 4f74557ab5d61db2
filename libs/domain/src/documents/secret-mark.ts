/** The marks of state secrets (Luật Bảo vệ bí mật nhà nước 2018, Điều 8), strongest first. */
export const secretMarks = ['TUYỆT MẬT', 'TỐI MẬT', 'MẬT'] as const;

export type SecretMark = (typeof secretMarks)[number];

/**
 * Finds a mark of secrecy in a subject or a notation: the word set apart, in brackets, as a part of a notation
 * (`12/BC-TỐI MẬT`), before or behind a dash or colon, or alone. The word in passing ("bảo mật", "danh mục bí mật nhà
 * nước độ Tối mật") is none: agencies write about secrecy every day.
 */
export function findSecretMark(text: string): SecretMark | undefined {
  // Decomposed letters, no-break spaces and invisible characters must not hide a mark.
  const plain = text
    .normalize('NFC')
    .replaceAll(/\p{Cf}/gu, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .toUpperCase();
  return secretMarks.find((mark) => patterns[mark].some((pattern) => pattern.test(plain)));
}

const patterns = Object.fromEntries(secretMarks.map((mark) => [mark, patternsOf(mark)])) as Record<
  SecretMark,
  RegExp[]
>;

function patternsOf(mark: SecretMark): RegExp[] {
  return [
    new RegExp(`[(\\[{]\\s?(ĐỘ )?${mark}\\s?[)\\]}]`, 'u'),
    new RegExp(`^(ĐỘ )?${mark}$`, 'u'),
    new RegExp(`^(ĐỘ )?${mark}\\s?[-–—:./|]`, 'u'),
    // Behind a dash or slash it ends the text or the part: `12/BC-MẬT`, `Kế hoạch A - TỐI MẬT`.
    new RegExp(`[-–—/|]\\s?${mark}(?=$|\\s?[-–—/.|])`, 'u'),
    new RegExp(`ĐỘ MẬT\\s?:\\s?${mark}`, 'u'),
  ];
}
