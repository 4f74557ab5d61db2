import type { PacketElement } from '../reading/element.js';
import type { Remarks } from '../reading/remarks.js';
import type { ElementWriter } from '../writing/element-writer.js';

/**
 * One property of a header and the element it lives in. Reading and writing are told once, side by side, so that neither
 * can know a name the other does not.
 */
export interface Field<Value> {
  read(parent: PacketElement, remarks: Remarks): Value;
  write(value: Value, out: ElementWriter): void;
}

/**
 * Every property of a type and its field. Packets are read by name; the order here is only the order in which we write,
 * the one of the most used builder.
 */
export type Shape<T> = { readonly [Key in keyof T]-?: Field<T[Key]> };

export function readShape<T>(shape: Shape<T>, element: PacketElement, remarks: Remarks): T {
  const read: Partial<T> = {};
  for (const key of keysOf(shape)) {
    const value = shape[key].read(element, remarks);
    if (value !== undefined) read[key] = value;
  }
  // Every key of the shape was visited, and only optional ones may read as undefined.
  return read as T;
}

export function writeShape<T>(shape: Shape<T>, value: T, out: ElementWriter): void {
  for (const key of keysOf(shape)) shape[key].write(value[key], out);
}

function keysOf<T>(shape: Shape<T>): (keyof T)[] {
  return Object.keys(shape) as (keyof T)[];
}
