import type { EntityManager } from 'typeorm';
import type { KeptPlan } from '../reorganisation/kept-plan.js';
import type { EntryChange } from './entry-change.js';
import { ReorganisationRow } from './entities/reorganisation-row.js';

interface Person {
  readonly by: string;
  readonly at: Date;
}

/** Plans of reorganisations, and what became of them. */
export class Reorganisations {
  constructor(private readonly manager: EntityManager) {}

  async find(name: string): Promise<ReorganisationRow | undefined> {
    return (await this.manager.findOneBy(ReorganisationRow, { name })) ?? undefined;
  }

  /** What its approval wrote; nothing, while it is not approved. */
  async writtenBy(name: string): Promise<EntryChange[]> {
    const row = await this.manager.findOne(ReorganisationRow, {
      where: { name },
      select: { name: true, written: true },
    });
    return row?.written ?? [];
  }

  /** The newest first. */
  newest(limit: number): Promise<ReorganisationRow[]> {
    return this.manager.find(ReorganisationRow, { order: { proposedAt: 'desc', name: 'asc' }, take: limit });
  }

  async propose(plan: KeptPlan, { by, at }: Person): Promise<void> {
    const { name, effectiveAt, reason } = plan;
    await this.manager.insert(ReorganisationRow, {
      ...{ name, effectiveAt: new Date(effectiveAt), reason, plan },
      ...{ proposedBy: by, proposedAt: at },
    });
  }

  async approve(name: string, { by, at }: Person, written: EntryChange[]): Promise<void> {
    await this.manager.update(ReorganisationRow, { name }, { approvedBy: by, approvedAt: at, written });
  }

  async revoke(name: string, { by, at }: Person, reason: string | undefined): Promise<void> {
    const revoked = { revokedBy: by, revokedAt: at, revocationReason: reason ?? null };
    await this.manager.update(ReorganisationRow, { name }, revoked);
  }

  /** Of these codes, those that a plan was to open and that never opened, because it was revoked: they are still free. */
  async neverOpened(codes: readonly string[]): Promise<Set<string>> {
    const rows = await this.manager.query<{ code: string }[]>(
      `select distinct opened->>'code' as code
         from registry.reorganisation, jsonb_array_elements(plan->'opens') opened
        where approved_at is not null and revoked_at is not null and opened->>'code' = any ($1)`,
      [codes],
    );
    return new Set(rows.map(({ code }) => code));
  }
}
