import { CataloguedError } from '@edoc-axis/domain';
import { childOf, childrenOf, pathOf, valueOf, type PacketElement } from '../reading/element.js';
import { excerptOf } from '../reading/excerpt.js';
import type { Field } from './field.js';
import { required } from './values.js';

/** One of a few values that nothing is decided by: another is worth a warning, and of several the first counts. */
export function choice<Value extends string | number>(
  name: string,
  allowed: readonly Value[],
): Field<Value | undefined> {
  return {
    read: (parent, remarks) => {
      const [element, second] = childrenOf(parent, name);
      if (second) remarks.add('packet.field-repeated', () => ({ field: pathOf(second) }));
      const value = element && valueOf(element);
      if (!value) return undefined;
      const chosen = find(allowed, value);
      if (chosen === undefined) {
        remarks.add('packet.field-invalid', () => ({ field: pathOf(element), value: excerptOf(value), allowed }));
      }
      return chosen;
    },
    write: writeChoice(name),
  };
}

/** One of a few values that decide what happens: missing, repeated or another one is refused. */
export function requiredChoice<Value extends string | number>(name: string, allowed: readonly Value[]): Field<Value> {
  return required(name, {
    read: (parent) => {
      const element = childOf(parent, name);
      const value = element && valueOf(element);
      return value ? findOrRefuse(allowed, value, element) : undefined;
    },
    write: writeChoice(name),
  });
}

function findOrRefuse<Value extends string | number>(
  allowed: readonly Value[],
  value: string,
  element: PacketElement,
): Value {
  const chosen = find(allowed, value);
  if (chosen === undefined) {
    throw new CataloguedError('packet.field-invalid', { field: pathOf(element), value: excerptOf(value), allowed });
  }
  return chosen;
}

/** Codes are read as numbers: some systems write the status 01 as 1. */
function find<Value extends string | number>(allowed: readonly Value[], value: string): Value | undefined {
  return /^\d{1,3}$/.test(value) ? allowed.find((one) => Number(one) === Number(value)) : undefined;
}

function writeChoice<Value extends string | number>(name: string): Field<Value | undefined>['write'] {
  return (value, out) => {
    if (value !== undefined) out.value(name, String(value));
  };
}
