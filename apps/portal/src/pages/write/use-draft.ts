import { useEffect, useRef, useState } from 'preact/hooks';
import type { Draft, DraftFile } from './draft.js';
import { newId } from './draft.js';
import { deleteFile, filesOf, keepDraft, keepFile, keptDraft } from './draft-store.js';
import { plainName } from './plain-name.js';

export interface DraftBeingWritten {
  readonly draft: Draft;
  readonly files: ReadonlyMap<string, Blob>;
  /** `failed`: this browser keeps nothing, and what is written goes with the page. */
  readonly keeping: 'unchanged' | 'writing' | 'kept' | 'failed';
  readonly change: (change: Partial<Draft>) => void;
  readonly addFiles: (files: readonly File[]) => void;
  readonly removeFile: (id: string) => void;
  /** Kept before something happens that the draft has to outlive. */
  readonly keepNow: (change?: Partial<Draft>) => Promise<void>;
  /** It was sent or deleted: nothing of it is kept any more. */
  readonly leave: () => void;
}

/** After the last key. */
const pauseMs = 300;

/** A draft as it is written: each change is kept on this computer a moment later. Undefined until what was kept is read. */
export function useDraft(id: string, begin: () => Draft): DraftBeingWritten | undefined {
  const [draft, setDraft] = useState<Draft>();
  const [files, setFiles] = useState<ReadonlyMap<string, Blob>>(new Map());
  const [keeping, setKeeping] = useState<DraftBeingWritten['keeping']>('unchanged');
  const now = useRef<{ draft?: Draft; timer?: ReturnType<typeof setTimeout>; left?: boolean }>({});

  const keep = async () => {
    const { draft: current, left } = now.current;
    clearTimeout(now.current.timer);
    now.current.timer = undefined;
    if (!current || left) return;
    await keepDraft(current).then(
      () => setKeeping('kept'),
      () => setKeeping('failed'),
    );
  };

  useEffect(() => {
    const take = (found: Draft | undefined, kept: ReadonlyMap<string, Blob>) => {
      now.current.draft = found ?? begin();
      setDraft(now.current.draft);
      setFiles(kept);
    };
    Promise.all([keptDraft(id), filesOf(id)]).then(
      ([found, kept]) => take(found, kept),
      () => (take(undefined, new Map()), setKeeping('failed')),
    );
    const keepWhatWaits = () => now.current.timer !== undefined && void keep();
    addEventListener('pagehide', keepWhatWaits);
    return () => {
      removeEventListener('pagehide', keepWhatWaits);
      keepWhatWaits();
    };
  }, [id]);

  if (!draft) return undefined;
  const change = (changed: Partial<Draft>) => {
    const next = { ...(now.current.draft ?? draft), ...changed, changedAt: new Date().toISOString() };
    now.current.draft = next;
    setDraft(next);
    setKeeping((was) => (was === 'failed' ? was : 'writing'));
    clearTimeout(now.current.timer);
    now.current.timer = setTimeout(() => void keep(), pauseMs);
  };
  const addFiles = (picked: readonly File[]) => {
    const added: DraftFile[] = [];
    const taken = (now.current.draft ?? draft).files;
    for (const file of picked) {
      const name = plainName(file.name, [...taken, ...added]);
      const one = { id: newId(), name, bytes: file.size, type: file.type };
      added.push(one);
      keepFile({ id: one.id, draft: id, contents: file }).catch(() => setKeeping('failed'));
    }
    setFiles((before) => new Map([...before, ...added.map((one, n) => [one.id, picked[n] ?? new Blob()] as const)]));
    change({ files: pdfFirst([...taken, ...added]) });
  };
  return {
    draft,
    files,
    keeping,
    change,
    addFiles,
    removeFile(file) {
      change({ files: (now.current.draft ?? draft).files.filter((one) => one.id !== file) });
      deleteFile(file).catch(() => setKeeping('failed'));
    },
    async keepNow(changed) {
      if (changed) change(changed);
      await keep();
    },
    leave() {
      clearTimeout(now.current.timer);
      now.current = { left: true };
    },
  };
}

/** The main document is a PDF: while nobody has put another one first, the first of them goes there. */
function pdfFirst(files: readonly DraftFile[]): readonly DraftFile[] {
  const isPdf = ({ name }: DraftFile) => /\.pdf$/i.test(name);
  const [first] = files;
  const main = files.find(isPdf);
  return !first || isPdf(first) || !main ? files : [main, ...files.filter((one) => one !== main)];
}
