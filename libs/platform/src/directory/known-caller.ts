import * as domain from '@edoc-axis/domain';
import { type Asked, type Caller, callerOf } from '../transport/asked.js';
import type { Directory } from './directory.js';

/**
 * The caller with what the directory knows of it, as permissions are decided by it.
 * @throws CataloguedError `system.disabled`; `caller.token-invalid` for one issued before a key of its was lost; `caller.cannot-be-checked` when the directory does not know it (yet)
 */
export function knownCaller(caller: Caller, directory: Directory): domain.Caller {
  switch (caller.kind) {
    case 'operator':
      return { kind: 'operator', scopes: caller.scopes.filter(domain.isScope) };
    case 'system': {
      const system = directory.system(caller.id);
      if (!system) throw new domain.CataloguedError('caller.cannot-be-checked');
      if (system.suspended) throw new domain.CataloguedError('system.disabled', { reason: system.suspensionReason });
      if (system.tokensSince !== undefined && caller.issuedAt < new Date(system.tokensSince)) {
        throw new domain.CataloguedError('caller.token-invalid');
      }
      const granted: readonly domain.Scope[] = system.scopes ?? domain.scopesOfSystems;
      const scopes = caller.scopes.filter(domain.isScope).filter((scope) => granted.includes(scope));
      return { kind: 'system', system: caller.id, scopes, serves: directory.servedBy(caller.id) };
    }
    case 'person':
      return { kind: 'person', person: caller.id, grants: caller.grants };
  }
}

/** Who asks, as `knownCaller` says it. @throws CataloguedError as it does, and `caller.token-missing` */
export function knownCallerOf(asked: Asked, { directory }: { readonly directory: Directory }): domain.Caller {
  return knownCaller(callerOf(asked), directory);
}
