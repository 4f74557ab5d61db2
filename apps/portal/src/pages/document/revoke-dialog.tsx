import { useState } from 'preact/hooks';
import { callAxis, type Schemas } from '../../api/call.js';
import { problemIn } from '../../api/problem.js';
import { ActDialog } from '../../parts/dialog.js';
import { Field, TextArea } from '../../parts/field.js';
import { FileInput } from '../../parts/file-input.js';
import { tell } from '../../parts/told.js';
import { inLanguage } from '../../words/language.js';
import { answersWords } from './answers.words.js';

interface RevokeDialogProps {
  readonly document: string;
  readonly onTold: () => void;
  readonly onClose: () => void;
}

const words = inLanguage(answersWords);

/** Declares a document void in the name of an agency that works here: the axis writes the notice from what it says. */
export function RevokeDialog({ document, onTold, onClose }: RevokeDialogProps) {
  const text = words.value;
  const [reason, setReason] = useState('');
  const [notice, setNotice] = useState<File>();
  const revoke = async () => {
    await sendRevocation(document, { reason: reason.trim(), notice });
    tell(text.revokedNow);
    onTold();
  };
  return (
    <ActDialog title={text.revoke} act={text.revoke} kind="grave" onAct={revoke} onClose={onClose}>
      <p>{text.revokeExplains}</p>
      <Field label={text.reason} hint={text.recipientsReadIt}>
        <TextArea value={reason} required maxLength={500} onWrite={setReason} />
      </Field>
      <Field label={text.notice} hint={text.noticeHint}>
        <FileInput accept="application/pdf" onChoose={setNotice} />
      </Field>
    </ActDialog>
  );
}

async function sendRevocation(document: string, { reason, notice }: { reason: string; notice?: File }): Promise<void> {
  const attachments = notice && [{ attachmentName: notice.name, contentType: notice.type || undefined }];
  const form = new FormData();
  form.append('draft', new Blob([JSON.stringify({ reason, attachments })], { type: 'application/json' }));
  if (notice) form.append('file', notice, notice.name);
  const address = `${location.origin}/v1/documents/${document}/revoke`;
  const response = await callAxis(new Request(address, { method: 'POST', body: form }));
  if (!response.ok) throw await problemIn(response);
  await (response.json() as Promise<Schemas['Submission']>);
}
