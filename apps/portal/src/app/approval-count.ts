import { effect } from '@preact/signals';
import { api, ask } from '../api/call.js';
import { isAdministrator, person, sessionState } from '../session/session.js';
import { badges } from './badges.js';

const countAgainMs = 60_000;
const countedMax = 100;

/** Counts what waits for me as the second person: what I asked for myself is not mine to decide. */
export async function countApprovals(): Promise<void> {
  const query = { state: 'pending' as const, limit: countedMax };
  const { proposals, next } = await ask(api.GET('/v1/approvals', { params: { query } }));
  const count = proposals.filter(({ askedBy }) => askedBy !== person.value?.name).length;
  badges.value = { ...badges.value, approvals: { count, says: next === undefined ? String(count) : `${count}+` } };
}

/** As long as an administrator is signed in and the page is looked at. */
effect(() => {
  if (!isAdministrator.value || sessionState.value !== 'open') return;
  const count = () => document.visibilityState === 'visible' && void countApprovals().catch(() => undefined);
  count();
  const timer = setInterval(count, countAgainMs);
  return () => clearInterval(timer);
});
