import { useState } from 'preact/hooks';
import { api, ask, type Schemas } from '../../api/call.js';
import { ActDialog } from '../../parts/dialog.js';
import { Choice, Field, TextInput } from '../../parts/field.js';
import { proposalIn } from '../../parts/proposed.js';
import { tell } from '../../parts/told.js';
import { startOfDay } from '../../words/formats.js';
import { inLanguage } from '../../words/language.js';
import { agenciesWords } from './agencies.words.js';
import { AgencyFields, changedFields, noFields, type WrittenFields } from './agency-fields.js';
import { form102Of } from './form102-of.js';

const words = inLanguage(agenciesWords);

interface AddAgencyProps {
  readonly onClose: () => void;
  /** It is there, or waits for a second person. */
  readonly onAdded: (outcome: { code: string; proposal?: Schemas['Proposal'] }) => void;
}

export function AddAgency({ onClose, onAdded }: AddAgencyProps) {
  const text = words.value;
  const [fields, setFields] = useState<WrittenFields>(noFields);
  const [{ code, validFrom, invite }, setWritten] = useState({ code: '', validFrom: '', invite: true });
  const write = (change: object) => setWritten((was) => ({ ...was, ...change }));
  const form102 = form102Of(code);
  const add = async () => {
    const body = {
      ...changedFields(noFields, fields),
      ...{ name: fields.name.trim(), code: code.trim().toUpperCase(), invite: invite || undefined },
      validFrom: validFrom ? startOfDay(validFrom) : undefined,
    };
    const answer = await ask(api.POST('/v1/agencies', { body }));
    const proposal = proposalIn(answer);
    if (!proposal) tell(text.added(body.name));
    onAdded({ code: body.code, proposal });
  };
  return (
    <ActDialog title={text.add} act={text.add} onAct={add} onClose={onClose}>
      <Field label={text.code} hint={form102 ? text.form102Is(form102) : text.codeHint}>
        <TextInput
          class="input code"
          value={code}
          required
          maxLength={35}
          autocapitalize="characters"
          spellcheck={false}
          onWrite={(next) => write({ code: next })}
        />
      </Field>
      <AgencyFields written={fields} onWrite={(change) => setFields((was) => ({ ...was, ...change }))} />
      <Field label={text.validFrom} hint={text.sinceHint}>
        <TextInput type="date" value={validFrom} onWrite={(next) => write({ validFrom: next })} />
      </Field>
      <Choice checked={invite} onChoose={(next) => write({ invite: next })}>
        {text.invite}
      </Choice>
    </ActDialog>
  );
}
