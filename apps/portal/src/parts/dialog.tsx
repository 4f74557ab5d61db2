import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { inLanguage } from '../words/language.js';
import { Button } from './button.js';
import { dialogWords } from './dialog.words.js';
import { ProblemNote } from './note.js';

const words = inLanguage(dialogWords);

interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly wide?: boolean;
  readonly children: ComponentChildren;
}

/** Over the page until it is closed, by Escape too; where the keys were before they are again afterwards. */
export function Dialog({ title, onClose, wide, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    dialog.current?.showModal();
    // Where there is something to write, the keys are there at once.
    dialog.current?.querySelector<HTMLElement>('input, select, textarea')?.focus();
  }, []);
  return (
    <dialog ref={dialog} class={wide ? 'dialog wide' : 'dialog'} aria-labelledby={id} onClose={onClose}>
      <div>
        <div class="row apart">
          <h2 id={id}>{title}</h2>
          <Button kind="bare" icon="close" aria-label={words.value.close} onClick={onClose} />
        </div>
        {children}
      </div>
    </dialog>
  );
}

interface ActDialogProps {
  readonly title: string;
  /** What its button says: the act, not "OK". */
  readonly act: string;
  readonly kind?: 'primary' | 'grave';
  readonly disabled?: boolean;
  /** The dialog closes when it is done; what is refused is shown in it, and what was written stays. */
  readonly onAct: () => Promise<unknown>;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}

/** Asks for what an act needs, does it, and says why it was refused. */
export function ActDialog({ title, act, kind = 'primary', disabled, onAct, onClose, children }: ActDialogProps) {
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const submit = async (event: Event) => {
    event.preventDefault();
    setBusy(true);
    setError(undefined);
    try {
      await onAct();
      onClose();
    } catch (refused) {
      setError(refused);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <form class="stack" onSubmit={submit}>
        {children}
        {error !== undefined && <ProblemNote error={error} />}
        <footer>
          <Button onClick={onClose}>{words.value.cancel}</Button>
          <Button type="submit" kind={kind} disabled={disabled || busy} aria-busy={busy}>
            {act}
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}
