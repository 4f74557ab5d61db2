import { language } from './language.js';

/** Times are those of the office, wherever the browser stands. */
const timeZone = 'Asia/Ho_Chi_Minh';

/** Its days are written `2026-11-22`. */
const yearFirst = 'sv-SE';
const locales = { vi: 'vi-VN', en: 'en-GB' } as const;

export function day(instant: string | Date): string {
  return format(instant, { day: '2-digit', month: '2-digit', year: 'numeric' });
}

export function time(instant: string | Date): string {
  return format(instant, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
}

export function dayAndTime(instant: string | Date): string {
  return `${time(instant)} ${day(instant)}`;
}

/** Today its time, this year day and month, else the whole day: as little as tells it apart. */
export function shortly(instant: string, now = new Date()): string {
  if (day(instant) === day(now)) return time(instant);
  const whole = day(instant);
  return whole.endsWith(`/${yearOf(now)}`) ? `${time(instant)} ${whole.slice(0, 5)}` : whole;
}

/** A day as the packet writes it, `2026-11-22`, which has no time zone. */
export function plainDay(written: string): string {
  const [year, month, date] = written.slice(0, 10).split('-');
  return year && month && date ? `${date}/${month}/${year}` : written;
}

/** `2026-11-22`: what a date field holds. */
export function dayForField(instant: Date): string {
  return format(instant, { year: 'numeric', month: '2-digit', day: '2-digit' }, yearFirst);
}

export function yearOf(instant: Date): string {
  return format(instant, { year: 'numeric' }, yearFirst);
}

/** Midnight of the office's day, as an instant. Vietnam has one offset and no summer time. */
export function startOfDay(written: string): string {
  return `${written}T00:00:00+07:00`;
}

export function endOfDay(written: string): string {
  return `${written}T23:59:59.999+07:00`;
}

export function number(value: number): string {
  return new Intl.NumberFormat(locales[language.value]).format(value);
}

export function share(value: number): string {
  return new Intl.NumberFormat(locales[language.value], { style: 'percent', maximumFractionDigits: 1 }).format(value);
}

export function size(bytes: number): string {
  const units = ['B', 'KB', 'MB', 'GB'];
  const step = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1000 ** step;
  return `${new Intl.NumberFormat(locales[language.value], { maximumFractionDigits: value < 10 && step > 0 ? 1 : 0 }).format(value)} ${units[step]}`;
}

/** How long ago or how long still, in the two largest words: "3 giờ", "2 ngày". */
export function lasting(fromMs: number, toMs: number): string {
  const minutes = Math.max(0, Math.round((toMs - fromMs) / 60_000));
  const [value, unit] =
    minutes < 60
      ? [minutes, 'minute']
      : minutes < 48 * 60
        ? [Math.round(minutes / 60), 'hour']
        : [Math.round(minutes / 1440), 'day'];
  return new Intl.NumberFormat(locales[language.value], {
    style: 'unit',
    unit: String(unit),
    unitDisplay: 'long',
  }).format(Number(value));
}

/** Made once for each way of writing: a formatter costs more than all it will ever write. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function format(
  instant: string | Date,
  options: Intl.DateTimeFormatOptions,
  locale: string = locales[language.value],
): string {
  const way = locale + Object.entries(options).join();
  let formatter = formatters.get(way);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat(locale, { timeZone, ...options });
    formatters.set(way, formatter);
  }
  return formatter.format(new Date(instant));
}
