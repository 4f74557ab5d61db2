import { InvalidArgumentError } from 'commander';
import type { Terminal } from '../terminal/terminal.js';

/** Readers of option values; what they refuse is wrong usage. */
export function optionReaders({ text }: Pick<Terminal, 'text'>) {
  const readers = {
    /**
     * A moment with its offset (RFC 3339), or a day, which begins at midnight in Vietnam. Without an offset a time would
     * mean something else on another machine.
     */
    moment(written: string): string {
      const moment = isDay(written) ? `${written}T00:00:00+07:00` : written;
      if (isInstant(moment)) return moment;
      throw new InvalidArgumentError(text(noMoment));
    },

    /** The same, but a day is the last valid one: the axis knows when it ends. */
    lastDay(written: string): string {
      if ((isDay(written) && isInstant(`${written}T00:00:00Z`)) || isInstant(written)) return written;
      throw new InvalidArgumentError(text(noMoment));
    },

    /** A moment, or a day that still counts: it ends at the midnight after it, in Vietnam. */
    endOfDay(written: string): string {
      if (!isDay(written)) return readers.moment(written);
      return new Date(Date.parse(readers.moment(written)) + dayMs).toISOString();
    },

    whole(from: number, to: number) {
      return (written: string): number => {
        const number = /^\d{1,9}$/.test(written) ? Number(written) : NaN;
        if (number >= from && number <= to) return number;
        throw new InvalidArgumentError(
          text({
            vi: `cần một số nguyên từ ${from} đến ${to}.`,
            en: `It must be a whole number from ${from} to ${to}.`,
          }),
        );
      };
    },

    /** A span: `30m`, `2h`; its minutes. */
    minutes(from: number, to: number) {
      return (written: string): number => {
        const [, amount = '', unit] = /^(\d{1,5})(m|h)$/.exec(written) ?? [];
        const minutes = amount === '' ? NaN : Number(amount) * (unit === 'h' ? 60 : 1);
        if (minutes >= from && minutes <= to) return minutes;
        throw new InvalidArgumentError(
          text({
            vi: `viết như 30m hoặc 2h, từ ${from}m đến ${to}m.`,
            en: `Write 30m or 2h, from ${from}m to ${to}m.`,
          }),
        );
      };
    },

    oneOf<const Choice extends string>(choices: readonly Choice[]) {
      return (written: string): Choice => {
        const choice = choices.find((each) => each === written);
        if (choice !== undefined) return choice;
        const list = choices.join(', ');
        throw new InvalidArgumentError(text({ vi: `chọn một trong: ${list}.`, en: `It must be one of ${list}.` }));
      };
    },
  };
  return readers;
}

const noMoment = {
  vi: 'viết thời điểm kèm múi giờ, ví dụ 2025-07-01T00:00:00+07:00, hoặc một ngày, ví dụ 2025-07-01.',
  en: 'Write a moment with its offset, such as 2025-07-01T00:00:00+07:00, or a day, such as 2025-07-01.',
};

const dayMs = 24 * 60 * 60 * 1000;

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text);

function isInstant(text: string): boolean {
  const shape = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;
  return shape.test(text) && !Number.isNaN(Date.parse(text));
}
