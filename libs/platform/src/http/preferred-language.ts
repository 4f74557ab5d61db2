import type { Language } from '@edoc-axis/domain';

const headerCharactersMax = 200;

/** The language of the caller's preference (RFC 9110 section 12.5.4); Vietnamese where it has none. */
export function preferredLanguage(acceptLanguage: string | undefined, otherwise: Language = 'vi'): Language {
  const wishes = (acceptLanguage ?? '')
    .slice(0, headerCharactersMax)
    .toLowerCase()
    .split(',')
    .map((wish) => {
      const [range = '', ...parameters] = wish.split(';').map((part) => part.trim());
      const quality = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
      return { language: range.split('-')[0], quality: quality === undefined ? 1 : Number(quality) || 0 };
    })
    .filter(({ quality }) => quality > 0);
  const qualityOf = (language: Language) => wishes.find((wish) => wish.language === language)?.quality ?? 0;
  const [vi, en] = [qualityOf('vi'), qualityOf('en')];
  if (vi === en) return otherwise;
  return vi > en ? 'vi' : 'en';
}
