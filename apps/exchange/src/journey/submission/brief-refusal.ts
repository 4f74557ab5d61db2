import { cutText } from '@edoc-axis/domain';
import { digestOfCodes, listedMax } from '@edoc-axis/evidence';
import { firstNamed } from './first-named.js';
import type { Refusal } from './refusal.js';

/**
 * A refusal as its evidence tells it. It may name ten thousand recipients and quote a stranger's certificate; a receipt
 * is kept for decades and travels inside its fact, and a fact too long for a message would hold up all that follow it.
 * Long lists are counted and digested, as in every receipt.
 */
export function refusalInReceipt(refusal: Refusal): Refusal {
  return brief(refusal, (list, most) => (list.every(isText) ? digestOfCodes(list) : list.slice(0, most)));
}

/** The same for people, who read the first names of a long list and how many are left. */
export function refusalInFact(refusal: Refusal): Refusal {
  return brief(refusal, firstNamed);
}

type Shorten = (list: readonly unknown[], most: number) => unknown;

const textCharactersMax = 500;
/** Inside another list, where each recipient has its reason and each reason its successors. */
const listedInsideMax = 5;
/** Params hold reasons with params of their own; deeper than that nothing of ours goes. */
const depthMax = 5;

function brief({ code, params }: Refusal, shorten: Shorten): Refusal {
  return { code, params: briefEntries(params, shorten, 0) };
}

function briefEntries(values: object, shorten: Shorten, depth: number): Record<string, unknown> {
  const entries = Object.entries(values).map(([name, value]) => [name, briefValue(value, shorten, depth + 1)] as const);
  return Object.fromEntries(entries);
}

function briefValue(value: unknown, shorten: Shorten, depth: number): unknown {
  if (isText(value)) return cutText(value, textCharactersMax);
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  if (depth > depthMax) return '…';
  if (!Array.isArray(value)) return briefEntries(value, shorten, depth);
  const most = depth === 1 ? listedMax : listedInsideMax;
  const list = value.length > most ? shorten(value, most) : value;
  return Array.isArray(list) ? list.map((each) => briefValue(each, shorten, depth + 1)) : list;
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}
