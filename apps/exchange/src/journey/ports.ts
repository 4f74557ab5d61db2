import type { ContentStore } from '@edoc-axis/content';
import type { ReceiptKey } from '@edoc-axis/evidence';
import type { OfficeTimes, Policy } from '@edoc-axis/domain';
import type { Clock, Directory } from '@edoc-axis/platform';
import type { Certificate } from '@edoc-axis/signature';
import type { Pool } from 'pg';
import type { Freshness, FreshnessPorts } from '../freshness.js';
import type { FirstActs } from '../joining/index.js';
import type { MetCertificates } from '../strangers/index.js';

/** What the steps of a journey stand on. The module binds them; tests bind their own. */
export interface ExchangePorts {
  /** The name of this axis: the issuer of its receipts. */
  readonly axis: string;
  readonly database: Pool;
  readonly content: ContentStore;
  readonly directory: Directory;
  readonly receiptKey: ReceiptKey;
  /** The CAs that are believed: of strangers who signed PDF files, and of time-stamp authorities. */
  readonly readTrust: () => readonly Certificate[];
  /** Strangers' certificates in PDF files, about which the registry is to ask. */
  readonly met: Pick<MetCertificates, 'meets'>;
  /** Told what agencies that join do first. */
  readonly firsts: Pick<FirstActs, 'sent' | 'received' | 'answered'>;
  /** When what is known of the directory was the newest. */
  readonly confirmedAt: Freshness['confirmedAt'];
  readonly catchUp: FreshnessPorts['catchUp'];
  readonly clock: Clock;
  /** Of the feed of facts; raised by a restore, which no process lives through. */
  readonly epoch: number;
  /** Of agencies that have none of their own. */
  readonly policy: Policy;
  /** When offices work: what was signed too long before is marked. */
  readonly offices: OfficeTimes;
  readonly times: {
    readonly timeToLiveMs: number;
    readonly leaseMs: number;
    readonly revocationGraceMs: number;
    /** By an older directory nothing is accepted. */
    readonly directoryAgeMs: number;
  };
  readonly limits: { readonly recipientsMax: number };
}
