import type { exportAgencies as question, HeardBy, ReplyOf } from '@edoc-axis/contracts';
import { standingAt } from '@edoc-axis/domain';
import { cutPage } from '@edoc-axis/platform';
import { agencyViewWithVersions } from '../agencies/agency-view.js';
import { registeredAgency } from '../agencies/read-code.js';
import { titlesIn, writeRow } from '../import/index.js';
import { momentFor } from '../import/registered.js';
import type { RegistryPorts } from '../ports.js';

/** More do not fit into a message. */
const agenciesMax = 2_000;

/** The next agencies of a branch, from memory. */
export async function exportAgencies(
  { under: written, as, language, at: wanted, after = '' }: HeardBy<typeof question>,
  { store, index: kept, clock }: Pick<RegistryPorts, 'store' | 'index' | 'clock'>,
): Promise<ReplyOf<typeof question>> {
  const under = written === undefined ? undefined : (await registeredAgency(written, store.reader)).code;
  const { index } = await kept.current();
  const at = wanted === undefined ? clock.now() : new Date(wanted);
  const found = index.inOrder(after, agenciesMax + 1, under);
  if (as === 'agencies') {
    const { page, next } = cutPage(
      found.map(({ entry }) => agencyViewWithVersions(entry, at)),
      agenciesMax,
      codeOf,
    );
    return { at: at.toISOString(), agencies: page, next };
  }
  const rows = found.map(({ entry }) => ({
    code: entry.code,
    cells: writeRow(standingAt(entry, momentFor(entry, at)), language),
  }));
  const { page, next } = cutPage(rows, agenciesMax, codeOf);
  return { at: at.toISOString(), titles: titlesIn(language), rows: page.map(({ cells }) => cells), next };
}

function codeOf({ code }: { readonly code: string }): string {
  return code;
}
