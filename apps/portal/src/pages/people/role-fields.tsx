import type { Schemas } from '../../api/call.js';
import { AgencyPicker } from '../../parts/agency-picker.js';
import { Choice, Field } from '../../parts/field.js';
import { administersAxis } from '../../session/administered.js';
import { inLanguage } from '../../words/language.js';
import { peopleWords } from './people.words.js';

type Grant = Schemas['Person']['grants'][number];

/** Roles as the form holds them. */
export interface WrittenRoles {
  readonly isClerk: boolean;
  readonly agencies: readonly string[];
  readonly isAdministrator: boolean;
  readonly isBranchAdministrator: boolean;
  readonly branches: readonly string[];
  readonly isAuditor: boolean;
}

export function rolesOf(grants: readonly Grant[]): WrittenRoles {
  const agencies = grants.flatMap((grant) => (grant.role === 'clerk' ? grant.agencies : []));
  const administrations = grants.flatMap((grant) => (grant.role === 'administrator' ? [grant.branch] : []));
  const branches = administrations.filter((branch) => branch !== undefined);
  return {
    isClerk: agencies.length > 0,
    agencies,
    isAdministrator: administrations.some((branch) => branch === undefined),
    isBranchAdministrator: branches.length > 0,
    branches,
    isAuditor: grants.some(({ role }) => role === 'auditor'),
  };
}

export function grantsIn(written: WrittenRoles): Grant[] {
  const { isClerk, agencies, isAdministrator, isBranchAdministrator, branches, isAuditor } = written;
  return [
    ...(isAdministrator ? [{ role: 'administrator' as const }] : []),
    ...(isBranchAdministrator ? branches.map((branch) => ({ role: 'administrator' as const, branch })) : []),
    ...(isAuditor ? [{ role: 'auditor' as const }] : []),
    ...(isClerk && agencies.length > 0 ? [{ role: 'clerk' as const, agencies: [...agencies] }] : []),
  ];
}

const words = inLanguage(peopleWords);

interface RoleFieldsProps {
  readonly written: WrittenRoles;
  readonly onWrite: (change: Partial<WrittenRoles>) => void;
}

export function RoleFields({ written, onWrite }: RoleFieldsProps) {
  const text = words.value;
  return (
    <fieldset class="stack tight">
      <legend class="strong">{text.roles}</legend>
      <Choice checked={written.isClerk} onChoose={(isClerk) => onWrite({ isClerk })}>
        {text.clerk}
      </Choice>
      {written.isClerk && (
        <Field label={text.clerkAgencies}>
          <AgencyPicker several picked={written.agencies} onPick={(agencies) => onWrite({ agencies })} />
        </Field>
      )}
      {administersAxis.value && (
        <Choice checked={written.isAdministrator} onChoose={(isAdministrator) => onWrite({ isAdministrator })}>
          {text.administrator}
        </Choice>
      )}
      <Choice
        checked={written.isBranchAdministrator}
        onChoose={(isBranchAdministrator) => onWrite({ isBranchAdministrator })}
      >
        {text.branchAdministrator}
      </Choice>
      {written.isBranchAdministrator && (
        <Field label={text.branch}>
          <AgencyPicker several picked={written.branches} onPick={(branches) => onWrite({ branches })} />
        </Field>
      )}
      {administersAxis.value && (
        <Choice checked={written.isAuditor} onChoose={(isAuditor) => onWrite({ isAuditor })}>
          {text.auditor}
        </Choice>
      )}
      {(written.isAdministrator || written.isBranchAdministrator) && <p class="quiet">{text.administratorHint}</p>}
      {grantsIn(written).length === 0 && <p class="quiet">{text.rolesNeeded}</p>}
    </fieldset>
  );
}
