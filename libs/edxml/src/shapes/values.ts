import { CataloguedError } from '@edoc-axis/domain';
import { childOf, childrenOf, pathOf, valueOf, type PacketElement } from '../reading/element.js';
import type { Remarks } from '../reading/remarks.js';
import type { ElementWriter } from '../writing/element-writer.js';
import type { Field } from './field.js';

/** A text that may be missing or empty. Longer than `lengthMax` characters is worth a warning only. */
export function text(name: string, lengthMax?: number): Field<string | undefined> {
  return {
    read: (parent, remarks) => {
      const element = childOf(parent, name);
      const value = element && valueOf(element);
      if (!value) return undefined;
      remarkLength(element, value, lengthMax, remarks);
      return value;
    },
    write: writeText(name),
  };
}

export function requiredText(name: string, lengthMax?: number): Field<string> {
  return required(name, text(name, lengthMax));
}

/** Values that stand beside each other; empty ones are left out. */
export function texts(name: string, lengthMax?: number): Field<readonly string[]> {
  return {
    read: (parent, remarks) =>
      childrenOf(parent, name).flatMap((element) => {
        const value = valueOf(element);
        remarkLength(element, value, lengthMax, remarks);
        return value === '' ? [] : [value];
      }),
    write: (values, out) => {
      for (const value of values) out.value(name, value);
    },
  };
}

/** What others will look a document or an agency up by: longer than `lengthMax` characters is refused, never cut. */
export function key(name: string, lengthMax: number): Field<string | undefined> {
  return {
    read: (parent) => {
      const element = childOf(parent, name);
      const value = element && valueOf(element);
      if (!value) return undefined;
      refuseLength(element, value, lengthMax);
      return value;
    },
    write: writeText(name),
  };
}

export function requiredKey(name: string, lengthMax: number): Field<string> {
  return required(name, key(name, lengthMax));
}

export function keys(name: string, lengthMax: number): Field<readonly string[]> {
  return {
    read: (parent) =>
      childrenOf(parent, name).flatMap((element) => {
        const value = valueOf(element);
        refuseLength(element, value, lengthMax);
        return value === '' ? [] : [value];
      }),
    write: texts(name).write,
  };
}

/** The same field, refused when it is missing or empty. */
export function required<Value>(name: string, field: Field<Value | undefined>): Field<Value> {
  return {
    read: (parent, remarks) => {
      const value = field.read(parent, remarks);
      if (value === undefined) {
        throw new CataloguedError('packet.field-missing', { field: `${pathOf(parent)}/${name}` });
      }
      return value;
    },
    write: field.write,
  };
}

export function writeText(name: string): (value: string | undefined, out: ElementWriter) => void {
  return (value, out) => {
    if (value) out.value(name, value);
  };
}

function remarkLength(element: PacketElement, value: string, lengthMax: number | undefined, remarks: Remarks): void {
  if (lengthMax === undefined) return;
  const length = charactersIn(value, lengthMax);
  if (length > lengthMax) remarks.add('packet.field-too-long', () => ({ field: pathOf(element), length, lengthMax }));
}

function refuseLength(element: PacketElement, value: string, lengthMax: number): void {
  const length = charactersIn(value, lengthMax);
  if (length > lengthMax) {
    throw new CataloguedError('packet.field-too-long', { field: pathOf(element), length, lengthMax });
  }
}

/** Characters as people count them: decomposed Vietnamese (NFD) is not longer than composed. */
function charactersIn(value: string, lengthMax: number): number {
  if (value.length <= lengthMax) return value.length;
  const composed = value.normalize('NFC');
  let pairs = 0;
  // Counted, not spread: a value of megabytes would become millions of strings.
  for (let at = 0; at < composed.length; at += 1) if (isHighSurrogate(composed.charCodeAt(at))) pairs += 1;
  return composed.length - pairs;
}

/** Packets have no lone ones, so each begins a pair. */
function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}
