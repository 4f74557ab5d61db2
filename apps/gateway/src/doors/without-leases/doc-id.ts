import { id } from '@edoc-axis/contracts';
import { CataloguedError } from '@edoc-axis/domain';

/**
 * Ids of ours look like nothing else: what does not is told apart here, and asked of nobody.
 * @throws CataloguedError `request.parameter-invalid`
 */
export function readDocId(written: string): string {
  const read = id.safeParse(written);
  if (read.success) return read.data;
  throw new CataloguedError('request.parameter-invalid', {
    parameter: 'docId',
    problem: 'this axis gives no such id',
  });
}
