import { vietnamOffsetMs } from '../calendar/vietnam-days.js';
import { CataloguedError } from '../errors/catalogued-error.js';

/** A date of a packet: always Vietnamese local time (Asia/Ho_Chi_Minh), whatever shape or zone it was written in. */
export interface PacketDate {
  /** `yyyy-MM-dd` */
  readonly day: string;
  /** `HH:mm:ss`; absent when the packet gave a day alone. */
  readonly time?: string;
  /** The moment it names; of a day alone, its midnight. */
  readonly at: Date;
}

/**
 * Reads the three shapes seen in packets, with or without a time: the official `yyyy/MM/dd[ HH:mm:ss]`
 * (QCVN 102:2016/BTTTT), `dd/MM/yyyy[ HH:mm:ss]`, and ISO 8601 (`yyyy-MM-dd`, `yyyy-MM-ddTHH:mm:ss`, with or without a
 * zone). Days and months need both digits: a builder that writes `5/1/2026` may as well mean May.
 *
 * @param field named in the error
 * @throws `packet.date-malformed` for another shape, `packet.date-impossible` for a day or time no calendar has
 */
export function parsePacketDate(text: string, field: string): PacketDate {
  const parts = text.length <= textLengthMax ? readParts(text) : undefined;
  if (!parts) throw new CataloguedError('packet.date-malformed', { field, value: text });
  const at = momentOf(parts);
  if (!at) throw new CataloguedError('packet.date-impossible', { field, value: text });
  return parts.time ? packetDateOf(at) : { day: formatDay(at, '-'), at };
}

/** The date of a moment, with its time. */
export function packetDateOf(at: Date): PacketDate {
  const local = localClock(at);
  return { day: formatDay(at, '-'), time: local.toISOString().slice(11, 19), at };
}

/** The official form: `yyyy/MM/dd`, or `yyyy/MM/dd HH:mm:ss` when there is a time. */
export function formatPacketDate(date: PacketDate): string {
  const day = date.day.replaceAll('-', '/');
  return date.time === undefined ? day : `${day} ${date.time}`;
}

/** The official form of a moment's day, `yyyy/MM/dd`. */
export function formatPacketDay(at: Date): string {
  return formatDay(at, '/');
}

/** The official form of a moment, `yyyy/MM/dd HH:mm:ss`. */
export function formatPacketMoment(at: Date): string {
  return formatPacketDate(packetDateOf(at));
}

const textLengthMax = 40;
/** Some builders write the year 1 for "no date": that is no day a document was signed on. */
const yearMin = 1900;

interface DateParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly time?: { readonly hour: number; readonly minute: number; readonly second: number; readonly ms: number };
  /** Of the zone the text names; the Vietnamese one when it names none. */
  readonly offsetMs: number;
}

const official = /^(?<year>\d{4})\/(?<month>\d\d)\/(?<day>\d\d)(?: +(?<time>\d\d:\d\d(?::\d\d)?))?$/;
const dayFirst = /^(?<day>\d\d)\/(?<month>\d\d)\/(?<year>\d{4})(?: +(?<time>\d\d:\d\d(?::\d\d)?))?$/;
const iso =
  /^(?<year>\d{4})-(?<month>\d\d)-(?<day>\d\d)(?:[T ](?<time>\d\d:\d\d(?::\d\d(?:[.,]\d{1,9})?)?)(?<zone>Z|[+-]\d\d:?\d\d)?)?$/;

function readParts(text: string): DateParts | undefined {
  const trimmed = text.trim();
  const groups = (official.exec(trimmed) ?? dayFirst.exec(trimmed) ?? iso.exec(trimmed))?.groups;
  if (!groups) return undefined;
  return {
    year: Number(groups['year']),
    month: Number(groups['month']),
    day: Number(groups['day']),
    time: readTime(groups['time']),
    offsetMs: readOffset(groups['zone']),
  };
}

function readTime(text: string | undefined): DateParts['time'] {
  if (text === undefined) return undefined;
  const [hour = '', minute = '', seconds = '0'] = text.split(':');
  const [second = '0', fraction = ''] = seconds.split(/[.,]/);
  return {
    hour: Number(hour),
    minute: Number(minute),
    second: Number(second),
    ms: Number(fraction.padEnd(3, '0').slice(0, 3)),
  };
}

function readOffset(zone: string | undefined): number {
  if (zone === undefined) return vietnamOffsetMs;
  if (zone === 'Z') return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2));
  return (zone.startsWith('-') ? -1 : 1) * minutes * 60_000;
}

/** Undefined when the calendar has no such day, or the clock no such time. */
function momentOf({ year, month, day, time, offsetMs }: DateParts): Date | undefined {
  const { hour, minute, second, ms } = time ?? { hour: 0, minute: 0, second: 0, ms: 0 };
  const utc = new Date(Date.UTC(year, month - 1, day, hour, minute, second, ms));
  // Date.UTC carries what does not fit over to the next unit, so a date that exists comes back as it went in.
  const exists =
    year >= yearMin &&
    utc.getUTCFullYear() === year &&
    utc.getUTCMonth() === month - 1 &&
    utc.getUTCDate() === day &&
    utc.getUTCHours() === hour &&
    utc.getUTCMinutes() === minute &&
    utc.getUTCSeconds() === second;
  return exists ? new Date(utc.getTime() - offsetMs) : undefined;
}

function formatDay(at: Date, separator: '-' | '/'): string {
  return localClock(at).toISOString().slice(0, 10).replaceAll('-', separator);
}

/** A date whose UTC fields read as the Vietnamese clock. */
function localClock(at: Date): Date {
  return new Date(at.getTime() + vietnamOffsetMs);
}
