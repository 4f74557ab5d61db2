import { dayForField, yearOf } from '../../words/formats.js';

export interface Period {
  readonly from: string;
  readonly to: string;
}

export const presets = ['7', '30', '90', 'month', 'year'] as const;
export type Preset = (typeof presets)[number];

const dayMs = 24 * 60 * 60 * 1000;

/** The days that are counted, today the last of them. */
export function periodOf(preset: Preset, now = new Date()): Period {
  const to = dayForField(now);
  switch (preset) {
    case 'month':
      return { from: `${to.slice(0, 7)}-01`, to };
    case 'year':
      return { from: `${yearOf(now)}-01-01`, to };
    default:
      return { from: dayForField(new Date(now.getTime() - (Number(preset) - 1) * dayMs)), to };
  }
}

/** Every day of it, those without anything among them. */
export function daysOf({ from, to }: Period): string[] {
  const days: string[] = [];
  for (let at = Date.parse(from); at <= Date.parse(to) && days.length < 400; at += dayMs) {
    days.push(new Date(at).toISOString().slice(0, 10));
  }
  return days;
}
