/** Some time, as moments or as RFC 3339 texts. */
export interface Period {
  readonly since: Date | string;
  /** The first moment that is no longer in it. */
  readonly until?: Date | string;
}

/** Whether the moment lies within that time. */
export function covers({ since, until }: Period, at: Date): boolean {
  const moment = at.getTime();
  return timeOf(since) <= moment && (until === undefined || moment < timeOf(until));
}

function timeOf(moment: Date | string): number {
  return typeof moment === 'string' ? Date.parse(moment) : moment.getTime();
}
