import { signal } from '@preact/signals';
import { callAxis } from '../../api/call.js';
import { Problem, problemIn } from '../../api/problem.js';
import type { Schemas } from '../../api/call.js';

/** What was tried last: it is sent again to be carried out. In this page's memory alone. */
export const triedFile = signal<{ readonly id: string; readonly file: File; readonly reason: string } | undefined>(
  undefined,
);

/**
 * Brings a file, to be tried or to be put in force, and gives the import it became, whether it is under way, over or
 * refused for its faults. Throws any other problem.
 */
export async function bringFile(file: File, { dryRun, reason }: { dryRun: boolean; reason: string }): Promise<string> {
  const query = new URLSearchParams({ dryRun: String(dryRun), waitSeconds: '0' });
  if (reason.trim()) query.set('reason', reason.trim());
  const request = new Request(`/v1/agencies/import?${query}`, {
    method: 'POST',
    body: file,
    headers: { 'content-type': 'application/octet-stream' },
  });
  const response = await callAxis(request);
  if (response.ok) return ((await response.json()) as Schemas['Import']).id;
  const problem = await problemIn(response);
  const { import: id } = problem.written as { import?: unknown };
  // Over already, and its own page says why.
  if (problem instanceof Problem && typeof id === 'string' && problem.code !== 'import.under-way') return id;
  throw problem;
}
