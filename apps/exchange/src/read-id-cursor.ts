import { CataloguedError } from '@edoc-axis/domain';

/**
 * The cursor of a list in the order of ids: the last id of the page before.
 * @throws CataloguedError `request.cursor-unknown`
 */
export function readIdCursor(after: string | undefined): string | undefined {
  if (after !== undefined && !uuidPattern.test(after))
    throw new CataloguedError('request.cursor-unknown', { cursor: after });
  return after;
}

const uuidPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
