import type { FactKind, NoticeCode, OverdueCode, SentenceParams } from '@edoc-axis/domain';

/** Who is told: those who take in documents, those who keep the system, or both. */
export type Audience = 'clerks' | 'technical' | 'all';

/** Something one agency is to be told, whether anybody can be reached there or not. */
export interface NewNotice {
  /** The same for the same thing and agency, however often it is concluded. */
  readonly id: string;
  readonly code: FactKind | OverdueCode | NoticeCode;
  readonly agency: string;
  readonly audience: Audience;
  readonly document?: string;
  readonly params: SentenceParams;
  readonly urgent: boolean;
  readonly at: Date;
}
