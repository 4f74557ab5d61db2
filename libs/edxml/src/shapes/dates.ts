import {
  CataloguedError,
  formatPacketDate,
  formatPacketDay,
  formatPacketMoment,
  isCatalogued,
  parsePacketDate,
  type PacketDate,
} from '@edoc-axis/domain';
import { childOf, pathOf, valueOf, type PacketElement } from '../reading/element.js';
import { excerptOf } from '../reading/excerpt.js';
import type { Field } from './field.js';
import { required } from './values.js';

/** A day, in any accepted shape; read and written as `yyyy/MM/dd`. A day no calendar has is refused. */
export function day(name: string): Field<string | undefined> {
  return dateField(name, (date) => formatPacketDay(date.at));
}

export function requiredDay(name: string): Field<string> {
  return required(name, day(name));
}

/** A day that may carry a time of day: `yyyy/MM/dd` or `yyyy/MM/dd HH:mm:ss`. */
export function date(name: string): Field<string | undefined> {
  return dateField(name, formatPacketDate);
}

/**
 * When something passed on the packet or spoke: `yyyy/MM/dd HH:mm:ss`. Nothing is decided by it, so a shape nobody
 * knows is worth a warning only.
 */
export function moment(name: string): Field<string | undefined> {
  const format = (date: PacketDate): string => formatPacketMoment(date.at);
  return {
    read: (parent, remarks) => {
      const element = childOf(parent, name);
      const value = element && valueOf(element);
      if (!value) return undefined;
      try {
        return format(parsePacketDate(excerptOf(value), name));
      } catch (error) {
        if (!isCatalogued(error, 'packet.date-malformed')) throw withPath(error, element);
        remarks.add(error.code, () => ({ ...error.params, field: pathOf(element) }));
        return undefined;
      }
    },
    write: writeDate(name, format),
  };
}

function dateField(name: string, format: (date: PacketDate) => string): Field<string | undefined> {
  return {
    read: (parent) => {
      const element = childOf(parent, name);
      const value = element && valueOf(element);
      if (!value) return undefined;
      try {
        return format(parsePacketDate(excerptOf(value), name));
      } catch (error) {
        throw withPath(error, element);
      }
    },
    write: writeDate(name, format),
  };
}

function writeDate(name: string, format: (date: PacketDate) => string): Field<string | undefined>['write'] {
  return (value, out) => {
    if (value) out.value(name, format(parsePacketDate(excerptOf(value), name)));
  };
}

/** The path is looked for only now: it takes its time, and a hostile packet holds many thousands of dates. */
function withPath(error: unknown, element: PacketElement): unknown {
  if (!isCatalogued(error)) return error;
  return new CataloguedError(error.code, { ...error.params, field: pathOf(element) });
}
