import { useState } from 'preact/hooks';
import { api, ask } from '../../api/call.js';
import { fromBase64 } from '../../parts/bytes.js';
import { ActDialog } from '../../parts/dialog.js';
import { Field, TextInput } from '../../parts/field.js';
import { tell } from '../../parts/told.js';
import { inLanguage } from '../../words/language.js';
import { certificatesWords } from './certificates.words.js';
import type { Certificate } from './certificate-table.js';
import { readCertificate } from './read-certificate.js';

const words = inLanguage(certificatesWords);

interface DistrustCertificateProps {
  readonly certificate: Certificate;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Waits for nobody: the key may be in other hands. */
export function DistrustCertificate({ certificate, onClose, onDone }: DistrustCertificateProps) {
  const text = words.value;
  const [since, setSince] = useState(nowForField());
  const [reason, setReason] = useState('');
  const distrust = async () => {
    const params = { path: { sha256: certificate.sha256 } };
    const body = { since: `${since}:00+07:00`, reason: reason.trim() };
    await ask(api.POST('/v1/certificates/{sha256}/distrust', { params, body }));
    tell(text.distrustDone);
    onDone();
  };
  return (
    <ActDialog title={text.distrust} act={text.distrust} kind="grave" onAct={distrust} onClose={onClose}>
      <p class="strong">{readCertificate(fromBase64(certificate.der))?.subject}</p>
      <p>{text.distrustText}</p>
      <Field label={text.since}>
        <TextInput type="datetime-local" value={since} required onWrite={setSince} />
      </Field>
      <Field label={text.reason}>
        <TextInput value={reason} required maxLength={200} onWrite={setReason} />
      </Field>
    </ActDialog>
  );
}

/** In the office's time, as the field holds it: "2026-11-22T08:30". */
function nowForField(): string {
  const officeOffsetMs = 7 * 3_600_000;
  return new Date(Date.now() + officeOffsetMs).toISOString().slice(0, 16);
}
