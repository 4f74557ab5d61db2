import type { AgencyEntry } from '@edoc-axis/contracts';
import type { Directory } from '@edoc-axis/platform';
import { standingAt } from '@edoc-axis/domain';

/** The register in memory, as a file is judged beside it. */
export interface RegisteredAgencies {
  readonly at: Date;
  /** The agency as it stands now, or will as soon as it opens; without its changes. */
  standing(code: string): AgencyEntry | undefined;
  /** The same with its changes past and to come, as it is published. */
  published(code: string): AgencyEntry | undefined;
  ownerOf102Form(form102: string): string | undefined;
}

/**
 * As of a moment. Nothing of it is asked of the database: a country in one file names each of its agencies several times.
 * @param directory all of it; where it goes on while a file is judged, who puts the file in force finds that out
 */
export function registeredAt(
  directory: Pick<Directory, 'agencyWithChanges' | 'ownerOf102Form'>,
  at: Date,
): RegisteredAgencies {
  return {
    at,
    standing(code) {
      const entry = directory.agencyWithChanges(code);
      return entry && standingAt(entry, momentFor(entry, at));
    },
    published: (code) => directory.agencyWithChanges(code),
    ownerOf102Form: (form102) => directory.ownerOf102Form(form102),
  };
}

/** From when on what is written of an agency counts: one that opens later changes from its opening on. */
export function momentFor({ validFrom }: Pick<AgencyEntry, 'validFrom'>, at: Date): Date {
  return new Date(Math.max(at.getTime(), Date.parse(validFrom)));
}
