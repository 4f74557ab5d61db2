import { noticedDaysMax } from '@edoc-axis/contracts';
import type { Clock } from '@edoc-axis/platform';
import { readCertificate } from '@edoc-axis/signature';
import { Logger } from '@nestjs/common';
import type { RegistryStore } from '../store/registry-store.js';

/** How many days before a certificate ends that is said. */
const noticeDays = [noticedDaysMax, 30, 7] as const;
const dayMs = 24 * 60 * 60_000;

/**
 * Writes down, once for each of its days, that a certificate ends soon. Where several days have passed unnoticed, because
 * the certificate was registered late or nothing ran, only the nearest is said.
 * @returns how many notices were new
 */
export async function noticeEnds({
  store,
  clock,
}: {
  readonly store: RegistryStore;
  readonly clock: Clock;
}): Promise<number> {
  const at = clock.now();
  let notices = 0;
  let after: string | undefined = '';
  while (after !== undefined) {
    const page: { sha256: string; der: Buffer }[] = await store.revocations.certificatesAfter(after);
    after = page.at(-1)?.sha256;
    for (const { sha256, der } of page) {
      const { facts } = readCertificate(der);
      const endsAt = new Date(facts.notAfter);
      const daysBefore = dueNotice(endsAt, at);
      if (daysBefore === undefined || !(await store.noticeOnce({ certificate: sha256, daysBefore, endsAt, at })))
        continue;
      notices += 1;
      const message = 'A certificate ends soon; its holder must have it renewed, and the new one registered.';
      new Logger('certificates').warn({ message, certificate: sha256, subject: facts.subject, endsAt, daysBefore });
    }
  }
  return notices;
}

/** The nearest day that has come, of a certificate that has not ended. */
export function dueNotice(endsAt: Date, at: Date): number | undefined {
  const leftMs = endsAt.getTime() - at.getTime();
  if (leftMs < 0) return undefined;
  return noticeDays.filter((days) => leftMs <= days * dayMs).at(-1);
}
