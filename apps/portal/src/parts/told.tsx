import { signal } from '@preact/signals';
import { Problem } from '../api/problem.js';

const tellings = signal<readonly { readonly id: number; readonly text: string }[]>([]);
const shownMs = 6_000;
let count = 0;

/** Says something in passing, in the corner and to screen readers. */
export function tell(text: string): void {
  const id = (count += 1);
  tellings.value = [...tellings.value, { id, text }];
  setTimeout(() => (tellings.value = tellings.value.filter((each) => each.id !== id)), shownMs);
}

export function tellProblem(error: unknown): void {
  if (error instanceof DOMException && error.name === 'AbortError') return;
  if (!(error instanceof Problem)) throw error;
  tell(error.occurrence ? `${error.sentence} (${error.occurrence})` : error.sentence);
}

export function Told() {
  return (
    <div role="status" aria-live="polite">
      <ul class="told">
        {tellings.value.map(({ id, text }) => (
          <li key={id}>{text}</li>
        ))}
      </ul>
    </div>
  );
}
