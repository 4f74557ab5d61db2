import { useState } from 'preact/hooks';
import { api, ask } from '../../api/call.js';
import { toBase64 } from '../../parts/bytes.js';
import { ActDialog } from '../../parts/dialog.js';
import { Field } from '../../parts/field.js';
import { FileDrop } from '../../parts/file-drop.js';
import { tell } from '../../parts/told.js';
import { dayAndTime } from '../../words/formats.js';
import { inLanguage } from '../../words/language.js';
import { certificatesWords } from './certificates.words.js';

const words = inLanguage(certificatesWords);
/** A message between processes carries no more; larger lists come in parts. */
const partBytesMax = 350_000;

export function CarryInList({ onClose, onDone }: { onClose: () => void; onDone: () => void }) {
  const text = words.value;
  const [file, setFile] = useState<File>();
  const [progress, setProgress] = useState('');
  const carry = async () => {
    if (!file) return;
    const bytes = new Uint8Array(await file.arrayBuffer());
    const parts = Math.ceil(bytes.length / partBytesMax);
    const sha256 = parts > 1 ? await digestOf(bytes) : '';
    for (let part = 1; part <= parts; part += 1) {
      if (parts > 1) setProgress(text.carrying(part, parts));
      const list = toBase64(bytes.subarray((part - 1) * partBytesMax, part * partBytesMax));
      const body = { list, of: parts > 1 ? { sha256, part, parts } : undefined };
      const answer = await ask(api.POST('/v1/revocation-lists', { body }));
      if ('answer' in answer) tell(text.carriedIn(answer.certificates, dayAndTime(answer.until)));
    }
    onDone();
  };
  return (
    <ActDialog title={text.carryIn} act={text.carryIn} disabled={!file} onAct={carry} onClose={onClose}>
      <p>{text.carryInText}</p>
      <Field label={text.listFile}>
        <FileDrop file={file} accept=".crl,.pem,.der" onPick={setFile} />
      </Field>
      <p role="status" class="quiet">
        {progress}
      </p>
    </ActDialog>
  );
}

async function digestOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
