import { CataloguedError } from '@edoc-axis/domain';
import type { Place } from '../store/look-back.js';
import type { Waiting } from '../store/waits.js';

/** Where a list that goes back in time goes on. */
export function writePlace({ at, id }: Place): string {
  return `${at.getTime()}_${id}`;
}

/** @throws CataloguedError `request.cursor-unknown` */
export function readPlace(cursor: string | undefined): Place | undefined {
  if (cursor === undefined) return undefined;
  const [ms, id] = partsOf(cursor, placeForm);
  return { at: new Date(Number(ms)), id };
}

/** Where what waits goes on. */
export function writeWaiting({ id, urgent, ordered }: Waiting): string {
  if (ordered) return `urgent${ordered.priority}_${id}_${ordered.upTo}`;
  return `${urgent ? 'urgent' : 'other'}_${id}`;
}

/** @throws CataloguedError `request.cursor-unknown` */
export function readWaiting(cursor: string | undefined): Waiting | undefined {
  if (cursor === undefined) return undefined;
  const [, priority, ordered = '', upTo = ''] = orderedForm.exec(cursor) ?? [];
  if (priority !== undefined) return { id: ordered, urgent: true, ordered: { priority: Number(priority), upTo } };
  const [sort, id] = partsOf(cursor, waitingForm);
  return { id, urgent: sort === 'urgent' };
}

const uuid = '([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})';
const placeForm = new RegExp(`^(\\d{1,14})_${uuid}$`);
const orderedForm = new RegExp(`^urgent(\\d)_${uuid}_${uuid}$`);
const waitingForm = new RegExp(`^(urgent|other)_${uuid}$`);

function partsOf(cursor: string, form: RegExp): [string, string] {
  const [, first, id] = form.exec(cursor) ?? [];
  if (first === undefined || id === undefined) throw new CataloguedError('request.cursor-unknown', { cursor });
  return [first, id];
}
