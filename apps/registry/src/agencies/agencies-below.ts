import type { agenciesBelow as question, AgencyView, HeardBy } from '@edoc-axis/contracts';
import { cutPage } from '@edoc-axis/platform';
import { agencyViewAt } from './agency-view.js';
import { type KeptIndex, lookUpWaitMs } from './keep-index.js';

/**
 * One level of the tree, by code: closed agencies and centres too, as they are now; with `at` those valid at that moment,
 * as they are then; with `recipients` only whom a picker offers. From memory: a page asks with every branch it opens.
 */
export async function agenciesBelow(
  { below, at: wanted, recipients, after = '', limit }: HeardBy<typeof question>,
  now: Date,
  kept: KeptIndex,
): Promise<{ agencies: AgencyView[]; branches: string[]; next?: string; version: number }> {
  const { index, tree } = await kept.current(lookUpWaitMs);
  const at = wanted === undefined ? now : new Date(wanted);
  const filter = { at, validOnly: wanted !== undefined || recipients, recipientsOnly: recipients };
  const found = tree.below(below, filter).filter(({ code }) => code > after);
  const { page, next } = cutPage(found, limit, ({ code }) => code);
  return {
    agencies: page.map((entry) => agencyViewAt(entry, at)),
    branches: page.flatMap(({ code }) => (tree.isBranch(code, filter) ? code : [])),
    next,
    version: index.version,
  };
}
