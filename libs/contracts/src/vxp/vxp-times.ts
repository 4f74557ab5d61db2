import { vietnamOffsetMs } from '@edoc-axis/domain';

/** Times of the national axis' interface are local time of Việt Nam, without a zone. */

/** `ddMMyyyy'T'HHmmss+SSSS`: what looks like a zone is milliseconds. Undefined for what is no such time. */
export function readTimestamp(text: string): Date | undefined {
  const [, day, month, year, hour, minute, second, ms] = timestamp.exec(text) ?? [];
  return moment(`${year}-${month}-${day}T${hour}:${minute}:${second}.${ms}Z`);
}

/** As `readTimestamp` reads it. */
export function writeVxpTimestamp(at: Date): string {
  const [date = '', clock = ''] = new Date(at.getTime() + vietnamOffsetMs).toISOString().split('T');
  const [hours, minutes, seconds, ms] = clock.split(/[:.Z]/);
  return `${date.split('-').reverse().join('')}T${hours}${minutes}${seconds}+0${ms}`;
}

/** `dd/MM/yyyy HH:mm:ss`; undefined for what is no such time. */
export function readVxpTime(text: string): Date | undefined {
  const [, day, month, year, hour, minute, second] = time.exec(text) ?? [];
  return moment(`${year}-${month}-${day}T${hour}:${minute}:${second}.000Z`);
}

export function writeVxpTime(at: Date): string {
  const [date = '', clock = ''] = new Date(at.getTime() + vietnamOffsetMs).toISOString().split('T');
  return `${date.split('-').reverse().join('/')} ${clock.slice(0, 8)}`;
}

const timestamp = /^(\d\d)(\d\d)(\d{4})T(\d\d)(\d\d)(\d\d)\+0(\d{3})$/;
const time = /^(\d\d)\/(\d\d)\/(\d{4}) (\d\d):(\d\d):(\d\d)$/;

/** JavaScript takes the 31st of February for a day in March; what is written back differently was no time. */
function moment(local: string): Date | undefined {
  const read = new Date(local);
  if (Number.isNaN(read.getTime()) || read.toISOString() !== local) return undefined;
  return new Date(read.getTime() - vietnamOffsetMs);
}
