import { nameOfParam } from '../words/named-params.js';
import { cutText } from './cut-text.js';
import type { Bilingual, Language, SentenceParams } from './language.js';

/**
 * Puts parameters into a sentence's `{places}`. The end of a parameter's name carries its unit, and the unit decides how
 * a person reads it: `…Bytes` and `…BytesMax` as sizes, `…Ms` as a span, `…At` and `…Until` (Date, RFC 3339 text or
 * milliseconds since 1970), and every Date, as Vietnamese clock time; `…On` (`yyyy-MM-dd`) as a day; lists are joined; code
 * words such as `state` or `status` are called by their names. A parameter nobody gave shows as `…`: a sentence
 * with a gap still tells more than an error about an error. What
 * stands in [square brackets] is left out when one of its parameters is missing.
 */
export function fillSentence(template: string, params: SentenceParams, language: Language): string {
  return template
    .replace(optionalPattern, (_, clause: string) =>
      placesOf(clause).some((name) => isMissing(params[name])) ? '' : clause,
    )
    .replace(placePattern, (place, name: string, at: number, whole: string) => {
      const shown = render(name, params[name], language);
      // People end their reasons with a full stop, and so do our sentences.
      return whole[at + place.length] === '.' ? withoutStop(shown) : shown;
    });
}

/** The sentence in both languages. */
export function fillBoth(template: Bilingual, params: SentenceParams): Bilingual {
  return { vi: fillSentence(template.vi, params, 'vi'), en: fillSentence(template.en, params, 'en') };
}

/** The names of the places in a sentence, each once. */
export function placesOf(template: string): string[] {
  return [...new Set([...template.matchAll(placePattern)].map((match) => match[1] ?? ''))];
}

const optionalPattern = /\[([^\]]*)\]/g;
const placePattern = /\{([a-zA-Z][a-zA-Z0-9]*)\}/g;
/** A hostile value must not turn one sentence into a page. */
const valueCharactersMax = 300;
const listedMax = 50;

function render(name: string, value: unknown, language: Language): string {
  if (isMissing(value)) return '…';
  if (Array.isArray(value)) return renderList(name, value, language);
  const called = nameOfParam(name, value, language);
  if (called !== undefined) return called;
  if (/Bytes(Max)?$/.test(name) && typeof value === 'number') return renderBytes(value, language);
  if (/Ms$/.test(name) && typeof value === 'number') return renderSpan(value, language);
  if (isMoment(value, name)) return renderMoment(value);
  if (/On$/.test(name) && typeof value === 'string') return renderDay(value);
  if (typeof value === 'number') return renderNumber(value, language);
  return clip(typeof value === 'object' && value !== null ? renderObject(value) : String(value));
}

function withoutStop(text: string): string {
  return text.endsWith('.') ? text.slice(0, -1) : text;
}

function isMissing(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

function renderList(name: string, values: readonly unknown[], language: Language): string {
  const shown = values.slice(0, listedMax).map((value) => render(name, value, language));
  const left = values.length - shown.length;
  if (left > 0) shown.push(language === 'vi' ? `và ${left} mục nữa` : `and ${left} more`);
  return shown.join(', ');
}

function renderBytes(bytes: number, language: Language): string {
  const units = ['byte', 'KiB', 'MiB', 'GiB', 'TiB'];
  let power = 0;
  let amount = bytes;
  while (amount >= 1024 && power < units.length - 1) {
    amount /= 1024;
    power += 1;
  }
  const plural = power === 0 && bytes !== 1 && language === 'en' ? 's' : '';
  return `${renderNumber(Math.round(amount * 10) / 10, language)} ${units[power]}${plural}`;
}

function renderSpan(ms: number, language: Language): string {
  const [amount, vi, en] =
    ms < 60_000
      ? [Math.ceil(ms / 1000), 'giây', 'second']
      : ms < 3_600_000
        ? [Math.round(ms / 60_000), 'phút', 'minute']
        : ms < 2 * 86_400_000
          ? [Math.round(ms / 3_600_000), 'giờ', 'hour']
          : [Math.round(ms / 86_400_000), 'ngày', 'day'];
  return language === 'vi' ? `${amount} ${vi}` : `${amount} ${en}${amount === 1 ? '' : 's'}`;
}

function isMoment(value: unknown, name: string): value is Date | number | string {
  const isWritten = typeof value === 'number' || typeof value === 'string';
  return value instanceof Date || (isWritten && /(At|Until)$/.test(name));
}

function renderMoment(value: Date | number | string): string {
  const moment = new Date(value);
  if (Number.isNaN(moment.getTime())) return clip(String(value));
  // 'sv-SE' writes year-month-day; a văn thư reads day/month/year, so the parts are put in order by hand.
  const [date = '', time = ''] = vietnamTime.format(moment).split(' ');
  return `${time} ${date.split('-').reverse().join('/')}`;
}

/** A day of a document, as it stands in its header: `yyyy-MM-dd`. */
function renderDay(day: string): string {
  return /^\d{4}-\d\d-\d\d$/.test(day) ? day.split('-').reverse().join('/') : clip(day);
}

const vietnamTime = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Ho_Chi_Minh',
  dateStyle: 'short',
  timeStyle: 'short',
});

/** Nothing we give on purpose: shown as it is, for whoever has to find out where it came from. */
function renderObject(value: object): string {
  try {
    return JSON.stringify(value) ?? '…';
  } catch {
    // A circle or a bigint: an error about an error would hide the first.
    return '…';
  }
}

function renderNumber(value: number, language: Language): string {
  return new Intl.NumberFormat(language === 'vi' ? 'vi-VN' : 'en-GB').format(value);
}

function clip(text: string): string {
  return cutText(text, valueCharactersMax);
}
