import { isCatalogued, type ErrorCode } from '@edoc-axis/domain';
import type { BrokenCms, ForeignCms } from './measurements.js';

const notChecked: ReadonlySet<ErrorCode> = new Set([
  'signature.algorithm-not-accepted',
  'signature.digest-not-accepted',
]);

/**
 * What opening or measuring a CMS structure threw, as a measurement. pkijs and asn1js say with errors of every class that
 * a structure is not what it should be. Thrown on: what is about the file and not about the structure.
 */
export function asCmsFlaw(error: unknown): BrokenCms | ForeignCms {
  if (isCatalogued(error) && (error.code.startsWith('cms.') || notChecked.has(error.code))) {
    const params: Record<string, string | number> = {};
    for (const [name, value] of Object.entries(error.params)) {
      if (typeof value === 'string' || typeof value === 'number') params[name] = value;
    }
    return { presence: notChecked.has(error.code) ? 'foreign' : 'broken', code: error.code, params };
  }
  if (!isCatalogued(error) && !isOfSystem(error)) return { presence: 'broken', code: 'cms.unreadable', params: {} };
  throw error;
}

/** Errors of reading files carry a code such as EIO. */
function isOfSystem(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'syscall' in error;
}
