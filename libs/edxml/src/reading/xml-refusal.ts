import { CataloguedError } from '@edoc-axis/domain';
import type { XmlError } from '@edoc-axis/xml';

/** A packet that is no acceptable XML, said with the sentence of the product's catalogue. */
export function refusalOf(error: XmlError): CataloguedError {
  return new CataloguedError(error.code, { ...error.params, offset: error.offset }, { cause: error });
}
