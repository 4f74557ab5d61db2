/** Who does what when: it stands in the audit log beside every entry changed. */
export interface AdministrativeAct {
  readonly who: string;
  /** The question that is answered: `registry.close-agency`. */
  readonly what: string;
  readonly at: Date;
  /** Where it came from, as the gateway saw it. */
  readonly address?: string;
  readonly reason?: string;
  /** The second person. */
  readonly approvedBy?: string;
  /** Whom it concerns, where the entry changed does not say so itself. */
  readonly agencies?: readonly string[];
}
