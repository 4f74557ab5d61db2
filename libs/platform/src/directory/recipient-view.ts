import type { AgencyCode, DirectoryView } from '@edoc-axis/domain';
import type { Directory } from './directory.js';

/** The directory at a moment as recipients are found in it; without a sender, for anybody who might write. */
export function recipientView(directory: Directory, at: Date, sender?: AgencyCode): DirectoryView {
  return {
    ...{ sender, at },
    find: (agency) => directory.agency(agency, at),
    isServed: (agency) => directory.systemServing(agency, at) !== undefined,
  };
}
