import { signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';

const kept = 'edoc.keys';

/** Single letters act only for who wants that: hands that tremble, or voices that dictate, press them unawares. */
export const keysAreOn = signal(localStorage.getItem(kept) !== 'off');

export function switchKeys(on: boolean): void {
  keysAreOn.value = on;
  localStorage.setItem(kept, on ? 'on' : 'off');
}

/** What keys do on a page: `r`, `/`, `?`, `Escape`, or two one after the other, `g s`. */
export type Keys = Readonly<Record<string, (() => void) | undefined>>;

const togetherMs = 1_200;

/**
 * Keys for as long as the page is there. Who writes in a field, or has a dialog before them, presses them for that alone.
 */
export function useKeys(keys: Keys): void {
  const now = useRef(keys);
  now.current = keys;
  useEffect(() => {
    let before = '';
    let beforeAt = 0;
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || isWriting(event.target)) return;
      if (document.querySelector('dialog[open]')) return;
      if (!keysAreOn.value && event.key !== 'Escape') return;
      const two = Date.now() - beforeAt < togetherMs ? `${before} ${event.key}` : event.key;
      const act = now.current[two] ?? now.current[event.key];
      before = event.key;
      beforeAt = Date.now();
      if (!act) return;
      before = '';
      event.preventDefault();
      act();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, []);
}

function isWriting(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio', 'button', 'submit'].includes(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || target.isContentEditable;
}
