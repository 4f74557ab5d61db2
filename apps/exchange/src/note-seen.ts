import { type Asked, callerOf } from '@edoc-axis/platform';

/** Only systems are seen: what a person looks at says nothing of a system. */
export function noteSeen(asked: Asked, note: (system: string) => void): void {
  const { kind, id } = callerOf(asked);
  if (kind === 'system') note(id);
}
