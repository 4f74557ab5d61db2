import { CataloguedError } from '@edoc-axis/domain';
import { childOf, childrenOf, hasElements, pathOf } from '../reading/element.js';
import { readShape, writeShape, type Field, type Shape } from './field.js';

/** An element that must be there once. */
export function one<T>(name: string, shape: Shape<T>): Field<T> {
  return {
    read: (parent, remarks) => {
      const element = childOf(parent, name);
      if (!element) throw new CataloguedError('packet.element-missing', { element: `${pathOf(parent)}/${name}` });
      return readShape(shape, element, remarks);
    },
    write: (value, out) => out.element(name, () => writeShape(shape, value, out)),
  };
}

/** An element that may be there once. */
export function maybe<T>(name: string, shape: Shape<T>): Field<T | undefined> {
  return {
    read: (parent, remarks) => {
      const element = childOf(parent, name);
      // Builders write `<PromulgationInfo/>` where they know nothing: as if it were not there.
      return element && hasElements(element) ? readShape(shape, element, remarks) : undefined;
    },
    write: (value, out) => {
      if (value) out.element(name, () => writeShape(shape, value, out));
    },
  };
}

/** Elements that stand beside each other without a wrapper. Some of very many may have been read early, with this shape. */
export function many<T>(name: string, shape: Shape<T>): Field<readonly T[]> {
  return {
    read: (parent, remarks) =>
      childrenOf(parent, name).map((element) => (element.readEarly as T) ?? readShape(shape, element, remarks)),
    write: (values, out) => {
      for (const value of values) out.element(name, () => writeShape(shape, value, out));
    },
  };
}

/** `<ToPlaces><Place/>…</ToPlaces>`: a wrapper that is left out when there is nothing in it. */
export function wrapped<T>(wrapper: string, inner: Field<readonly T[]>): Field<readonly T[]> {
  return {
    read: (parent, remarks) => {
      const element = childOf(parent, wrapper);
      return element ? inner.read(element, remarks) : [];
    },
    write: (values, out) => {
      if (values.length > 0) out.element(wrapper, () => inner.write(values, out));
    },
  };
}
