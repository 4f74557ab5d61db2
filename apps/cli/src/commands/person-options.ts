import type { WrittenGrant } from '@edoc-axis/contracts';
import { type Command, InvalidArgumentError } from 'commander';
import type { Terminal } from '../terminal/terminal.js';

/** In whose name: `--as FILE`, where systems have it too. */
export function asOption(command: Command, { text }: Terminal): Command {
  return command.option(
    '--as <file>',
    text({
      vi: 'phiên làm việc của quản trị viên (edoc person sign-in); mặc định EDOC_SESSION, rồi khóa vận hành của máy này',
      en: 'the session of an administrator (edoc person sign-in); default EDOC_SESSION, then the operator’s key of this machine',
    }),
  );
}

export interface RoleOptions {
  readonly role: string[];
  readonly agency?: string[];
  readonly branch?: string[];
}

export const roles = ['administrator', 'auditor', 'clerk'] as const;

/** Roles as options say them: a clerk of the agencies, an administrator of the branches, or of the axis without one. */
export function grantsOfOptions({ role, agency = [], branch = [] }: RoleOptions, { text }: Terminal): WrittenGrant[] {
  if (role.includes('clerk') !== agency.length > 0) {
    throw new InvalidArgumentError(
      text({ vi: '--agency đi cùng --role clerk.', en: '--agency belongs to --role clerk.' }),
    );
  }
  if (branch.length > 0 && !role.includes('administrator')) {
    throw new InvalidArgumentError(
      text({ vi: '--branch đi cùng --role administrator.', en: '--branch belongs to --role administrator.' }),
    );
  }
  return [...new Set(role)].flatMap((each): WrittenGrant[] => {
    if (each === 'clerk') return [{ role: 'clerk', agencies: agency }];
    if (each === 'auditor') return [{ role: 'auditor' }];
    if (each !== 'administrator') throw new InvalidArgumentError(`--role: ${roles.join(', ')}.`);
    return branch.length === 0 ? [{ role: each }] : branch.map((code) => ({ role: each, branch: code }));
  });
}

/** `administrator H36, auditor`. */
export function sayGrants(grants: readonly WrittenGrant[]): string {
  return grants
    .map((grant) => {
      if (grant.role === 'clerk') return `clerk ${grant.agencies.join(' ')}`;
      return grant.role === 'administrator' && grant.branch !== undefined
        ? `administrator ${grant.branch}`
        : grant.role;
    })
    .join(', ');
}
