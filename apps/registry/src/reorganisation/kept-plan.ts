import type { WrittenPlan } from '@edoc-axis/contracts';
import type { AgencyCode } from '@edoc-axis/domain';

type Written<List extends 'opens' | 'closes' | 'changes'> = WrittenPlan[List][number];

/** A plan as it is kept and judged: every code in the QĐ 20 form, every opened agency with its parent, moments in UTC. */
export interface KeptPlan extends Pick<WrittenPlan, 'name' | 'effectiveAt' | 'reason'> {
  readonly opens: readonly (Omit<Written<'opens'>, 'code' | 'parent'> & Coded & { readonly parent?: AgencyCode })[];
  readonly closes: readonly KeptClosing[];
  readonly changes: readonly (Omit<Written<'changes'>, 'code' | 'parent'> &
    Coded & { readonly parent?: AgencyCode | null })[];
  readonly moves: readonly { readonly system: string; readonly agencies: readonly AgencyCode[] }[];
}

export interface KeptClosing extends Coded {
  readonly successors: readonly AgencyCode[];
  readonly receivesFor?: AgencyCode;
  readonly receivesUntil?: string;
  readonly ends?: boolean;
}

interface Coded {
  readonly code: AgencyCode;
}
