import type { HeardBy, listImports as question, ReplyOf } from '@edoc-axis/contracts';
import { auditReach, demand, mayImport } from '@edoc-axis/domain';
import { type Asked, cutPage } from '@edoc-axis/platform';
import { callerIn, nameIn } from '../administrative-act.js';
import type { RegistryPorts } from '../ports.js';
import { importView } from './import-view.js';

/**
 * Files of agencies that were brought, tried or in earnest, the newest first: those `knownImport` would show one by one.
 * @throws CataloguedError `caller.not-permitted`, `caller.scope-missing`
 */
export async function listImports(
  { after, limit }: HeardBy<typeof question>,
  asked: Asked,
  ports: RegistryPorts,
): Promise<ReplyOf<typeof question>> {
  const caller = await callerIn(asked, ports);
  const reach = auditReach(caller);
  if (reach !== 'everything') demand(mayImport(caller));
  const whose = reach === 'everything' ? undefined : { who: nameIn(asked), branches: reach };
  const rows = await ports.store.imports.newest({ before: after, limit: limit + 1, whose });
  const { page, next } = cutPage(rows.map(importView), limit, ({ id }) => id);
  return { imports: page, next };
}
