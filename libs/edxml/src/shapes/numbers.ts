import { childOf, childrenOf, pathOf, valueOf } from '../reading/element.js';
import { excerptOf } from '../reading/excerpt.js';
import type { Field } from './field.js';

/**
 * A number nothing is decided by. Builders disagree about many of them, so one that cannot be read is worth a warning,
 * and of several the first counts.
 */
export function number(name: string, from: number, to: number): Field<number | undefined> {
  return {
    read: (parent, remarks) => {
      const [element, second] = childrenOf(parent, name);
      if (second) remarks.add('packet.field-repeated', () => ({ field: pathOf(second) }));
      const value = element && valueOf(element);
      if (!value) return undefined;
      const read = /^\d{1,9}$/.test(value) ? Number(value) : -1;
      if (read >= from && read <= to) return read;
      remarks.add('packet.number-invalid', () => ({ field: pathOf(element), value: excerptOf(value), from, to }));
      return undefined;
    },
    write: (value, out) => {
      if (value !== undefined) out.value(name, String(value));
    },
  };
}

/** `true` and `false` (or 1 and 0), in any case. */
export function flag(name: string): Field<boolean | undefined> {
  return {
    read: (parent, remarks) => {
      const element = childOf(parent, name);
      const value = element && valueOf(element);
      if (!value) return undefined;
      if (/^(true|1)$/i.test(value)) return true;
      if (/^(false|0)$/i.test(value)) return false;
      remarks.add('packet.field-invalid', () => ({
        field: pathOf(element),
        value: excerptOf(value),
        allowed: ['true', 'false'],
      }));
      return undefined;
    },
    write: (value, out) => {
      if (value !== undefined) out.value(name, String(value));
    },
  };
}
