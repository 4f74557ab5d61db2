import { type AgencyCode, CataloguedError, demand, isCatalogued, mayTrack, trackReach } from '@edoc-axis/domain';
import { type Caller, knownCaller } from '@edoc-axis/platform';
import { agenciesToAsk } from './events/hearing.js';
import type { TrackerPorts } from './ports.js';
import { isKnown, lookUp } from './store/evidence.js';

/** How much of a document a caller sees. */
export interface VisiblePart {
  /** Absent: all of it; else what is the business of these recipients. */
  readonly recipients?: readonly string[];
  /** The position of the newest fact when it was looked up: whoever asks again after it misses none. */
  readonly upTo: number;
}

/**
 * Lets pass who may track the document: a system of its sender or of a recipient, now or when it was handled, and the
 * operator. The sender sees everything; a recipient what became of its own delivery, because who else refused is not its
 * business. A document there is not and one that may not be seen give the same answer.
 * @throws CataloguedError `document.unknown`, or what is missing of the caller itself; while the feed cannot be read, that
 *   it cannot, because a document there is must not be denied
 */
export async function demandVisible(document: string, caller: Caller, ports: TrackerPorts): Promise<VisiblePart> {
  await ports.freshen(caller);
  try {
    return await visiblePart(document, caller, ports);
  } catch (error) {
    if (!isCatalogued(error) || error.code !== 'document.unknown') throw error;
    // What was accepted a moment ago may be on its way here: nothing is denied before everything is.
    await ports.puller.everything();
    return visiblePart(document, caller, ports);
  }
}

async function visiblePart(
  document: string,
  caller: Caller,
  { pool, directory, clock }: TrackerPorts,
): Promise<VisiblePart> {
  const known = knownCaller(caller, directory);
  const now = clock.now();
  const agencies = agenciesToAsk(trackReach(known, now), directory);
  const { upTo, parties: all } = await lookUp(pool, { document, agencies });
  const parties = all.filter(
    ({ agency, since }) =>
      mayTrack(known, { id: document, sender: agency as AgencyCode, recipients: [], handledAt: since }, now) === true,
  );
  if (parties.some(({ sends }) => sends)) return { upTo };
  if (parties.length > 0) return { upTo, recipients: parties.map(({ agency }) => agency) };
  // Nobody's document: what remains is what the caller may do anyway.
  demand(mayTrack(known, { id: document, sender: nobody, recipients: [], handledAt: now }, now));
  if (!(await isKnown(pool, document))) throw new CataloguedError('document.unknown', { document });
  return { upTo };
}

const nobody = '' as AgencyCode;
