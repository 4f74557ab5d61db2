import { language } from './language.js';

export * from './days.js';

const locales = { vi: 'vi-VN', en: 'en-GB' } as const;

export function number(value: number): string {
  return formatter({}).format(value);
}

export function share(value: number): string {
  return formatter({ style: 'percent', maximumFractionDigits: 1 }).format(value);
}

export function size(bytes: number): string {
  const units = ['B', 'KB', 'MB', 'GB'];
  const step = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1000 ** step;
  return `${formatter({ maximumFractionDigits: value < 10 && step > 0 ? 1 : 0 }).format(value)} ${units[step]}`;
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
  return formatter({ style: 'unit', unit: String(unit), unitDisplay: 'long' }).format(Number(value));
}

/** Made once for each way of writing: a formatter costs more than all it will ever write. */
const formatters = new Map<string, Intl.NumberFormat>();

function formatter(options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const locale = locales[language.value];
  const way = locale + Object.entries(options).join();
  let made = formatters.get(way);
  if (!made) {
    made = new Intl.NumberFormat(locale, options);
    formatters.set(way, made);
  }
  return made;
}
