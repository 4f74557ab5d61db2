/** Việt Nam has had +07:00 without summer time since 1975; older documents are not exchanged electronically. */
export const vietnamOffsetMs = 7 * 3_600_000;

const minuteMs = 60_000;
const dayMs = 86_400_000;

/** A day of the Vietnamese calendar (Asia/Ho_Chi_Minh), `yyyy-MM-dd`. */
export type VietnamDay = string;

export function dayOf(at: Date): VietnamDay {
  return new Date(at.getTime() + vietnamOffsetMs).toISOString().slice(0, 10);
}

/** Minutes since the day's midnight, with their fraction. */
export function minuteOfDay(at: Date): number {
  return ((((at.getTime() + vietnamOffsetMs) % dayMs) + dayMs) % dayMs) / minuteMs;
}

/** The moment so many minutes after the midnight with which the day begins. */
export function momentOf(day: VietnamDay, minute: number): Date {
  return new Date(Date.parse(`${day}T00:00:00Z`) - vietnamOffsetMs + Math.round(minute * minuteMs));
}

export function dayAfter(day: VietnamDay): VietnamDay {
  return new Date(Date.parse(`${day}T00:00:00Z`) + dayMs).toISOString().slice(0, 10);
}

/** 0 is Sunday. */
export function weekdayOf(day: VietnamDay): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay();
}
