import { CataloguedError } from '@edoc-axis/domain';

/**
 * The only way from an id to a file name. Lower case only, so that two ids are never one file on a file system that
 * ignores case.
 * @throws CataloguedError `content.id-malformed`
 */
export function checkContentId(id: string): string {
  if (typeof id !== 'string' || !uuidPattern.test(id)) {
    throw new CataloguedError('content.id-malformed', { content: String(id).slice(0, 100) });
  }
  return id;
}

export function isContentId(name: string): boolean {
  return uuidPattern.test(name);
}

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
