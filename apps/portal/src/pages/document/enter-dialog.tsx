import { api, ask, type Schemas } from '../../api/call.js';
import { ActDialog } from '../../parts/dialog.js';
import { tell } from '../../parts/told.js';
import { inLanguage } from '../../words/language.js';
import { answersWords } from './answers.words.js';
import { asWanted, EntryFields, useWantedEntry } from './entry-fields.js';

interface EnterDialogProps {
  readonly delivery: Schemas['Delivery'];
  readonly onTold: () => void;
  readonly onClose: () => void;
}

const words = inLanguage(answersWords);

/** Enters what was acknowledged without. */
export function EnterDialog({ delivery, onTold, onClose }: EnterDialogProps) {
  const text = words.value;
  const entry = useWantedEntry(delivery.recipient, { isOffered: true, isUsual: true });
  const wanted = { ...entry.wanted, enters: true };
  const enter = async () => {
    const body = asWanted(wanted) ?? {};
    const entered = await ask(api.POST('/v1/deliveries/{id}/entry', { params: { path: { id: delivery.id } }, body }));
    tell(text.enteredAs(String(entered.number), entered.year));
    onTold();
  };
  return (
    <ActDialog title={text.acts.enter} act={text.acts.enter} onAct={enter} onClose={onClose}>
      <p>{text.explains.enter}</p>
      <EntryFields {...entry} wanted={wanted} always />
    </ActDialog>
  );
}
