import { useState } from 'preact/hooks';
import { api, ask, type Schemas } from '../../api/call.js';
import { AgencyPicker } from '../../parts/agency-picker.js';
import { toPem } from '../../parts/bytes.js';
import { ActDialog } from '../../parts/dialog.js';
import { Choice, Field, Select } from '../../parts/field.js';
import { FileDrop } from '../../parts/file-drop.js';
import { Note } from '../../parts/note.js';
import { proposalIn } from '../../parts/proposed.js';
import { tell } from '../../parts/told.js';
import { dayAndTime } from '../../words/formats.js';
import { inLanguage } from '../../words/language.js';
import { certificatesWords } from './certificates.words.js';
import { derOf, readCertificate } from './read-certificate.js';

const words = inLanguage(certificatesWords);

interface AddCertificateProps {
  readonly agency?: string;
  readonly onClose: () => void;
  readonly onAdded: (proposal?: Schemas['Proposal']) => void;
}

/** What stands in the file is shown before it is asked for: who holds its key can sign for the agency. */
export function AddCertificate({ agency, onClose, onAdded }: AddCertificateProps) {
  const text = words.value;
  const [file, setFile] = useState<File>();
  const [der, setDer] = useState<Uint8Array<ArrayBuffer>>();
  const [agencies, setAgencies] = useState<readonly string[]>(agency ? [agency] : []);
  const [role, setRole] = useState<'organisation' | 'person'>('organisation');
  const [also, setAlso] = useState(false);
  const read = der && readCertificate(der);
  const pick = async (picked: File) => {
    setFile(picked);
    setDer(derOf(new Uint8Array(await picked.arrayBuffer())));
  };
  const add = async () => {
    if (!der) return;
    const body = { pem: toPem('CERTIFICATE', der), agencies: [...agencies], role, also: also || undefined };
    const proposal = proposalIn(await ask(api.POST('/v1/certificates', { body })));
    if (!proposal) tell(text.added);
    onAdded(proposal);
  };
  return (
    <ActDialog title={text.add} act={text.add} disabled={!read || agencies.length === 0} onAct={add} onClose={onClose}>
      <Field label={text.file} wrong={file && !read ? text.notCertificate : undefined}>
        <FileDrop file={file} accept=".pem,.crt,.cer,.der" onPick={(picked) => void pick(picked)} />
      </Field>
      {read && (
        <>
          <Note>{text.check}</Note>
          <dl class="pairs">
            <dt>{text.subject}</dt>
            <dd class="strong">{read.subject}</dd>
            <dt>{text.issuer}</dt>
            <dd>{read.issuer}</dd>
            <dt>{text.serial}</dt>
            <dd class="code">{read.serial}</dd>
            <dt>{text.validity}</dt>
            <dd>
              {dayAndTime(read.notBefore)} – {dayAndTime(read.notAfter)}
            </dd>
          </dl>
        </>
      )}
      <Field label={text.forAgencies}>
        <AgencyPicker several picked={agencies} onPick={setAgencies} />
      </Field>
      <Field label={text.role}>
        <Select
          value={role}
          options={Object.entries(text.roles)}
          onWrite={(next) => setRole(next as 'organisation' | 'person')}
        />
      </Field>
      <Choice checked={also} onChoose={setAlso}>
        {text.also}
      </Choice>
    </ActDialog>
  );
}
