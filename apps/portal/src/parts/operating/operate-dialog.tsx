import { useState } from 'preact/hooks';
import { api, ask, type Schemas } from '../../api/call.js';
import { inLanguage } from '../../words/language.js';
import { ActDialog } from '../dialog.js';
import { Field, TextArea } from '../field.js';
import { proposalIn } from '../proposed.js';
import { tell } from '../told.js';
import type { DeliveryAct, OperableDelivery } from './delivery-acts.js';
import { operatingWords } from './operating.words.js';
import { RedirectTarget } from './redirect-target.js';
import './operate-dialog.css';

const words = inLanguage(operatingWords);

interface OperateDialogProps {
  readonly delivery: OperableDelivery;
  readonly acts: readonly DeliveryAct[];
  /** With what waits for a second person, where it does. */
  readonly onDone: (proposal?: Schemas['Proposal']) => void;
  readonly onClose: () => void;
}

/** What an administrator does with a delivery that does not arrive by itself: which act, and why. */
export function OperateDialog({ delivery, acts, onDone, onClose }: OperateDialogProps) {
  const text = words.value;
  const [{ act, reason, target }, setWritten] = useState<{ act: DeliveryAct; reason: string; target: string }>({
    act: acts[0] ?? 'settle',
    reason: '',
    target: '',
  });
  const write = (change: object) => setWritten((was) => ({ ...was, ...change }));
  const perform = async () => {
    const answer = await call(act, delivery.id, reason.trim(), target);
    const proposal = proposalIn(answer);
    if (!proposal) tell(text.done[act]);
    onDone(proposal);
  };
  return (
    <ActDialog
      title={text.operate}
      act={text.acts[act]}
      kind={act === 'redeliver' || act === 'settle' ? 'primary' : 'grave'}
      disabled={act === 'redirect' && target === ''}
      onAct={perform}
      onClose={onClose}
    >
      <fieldset class="stack tight">
        <legend class="unseen">{text.whichAct}</legend>
        {acts.map((each) => (
          <label key={each} class="act-choice">
            <input type="radio" name="act" checked={each === act} onChange={() => write({ act: each })} />
            <span>
              <span class="strong">{text.acts[each]}</span>
              <span class="quiet hint">{text.means[each]}</span>
            </span>
          </label>
        ))}
      </fieldset>
      {act === 'redirect' && (
        <RedirectTarget delivery={delivery} picked={target} onPick={(code) => write({ target: code })} />
      )}
      <Field label={text.reason} hint={text.reasonHint}>
        <TextArea value={reason} required maxLength={500} onWrite={(next) => write({ reason: next })} />
      </Field>
    </ActDialog>
  );
}

function call(act: DeliveryAct, id: string, reason: string, target: string): Promise<object> {
  const params = { path: { id } };
  const body = { reason };
  switch (act) {
    case 'redeliver':
      return ask(api.POST('/v1/deliveries/{id}/redeliver', { params, body }));
    case 'redirect':
      return ask(api.POST('/v1/deliveries/{id}/redirect', { params, body: { reason, target } }));
    case 'close':
      return ask(api.POST('/v1/deliveries/{id}/close', { params, body }));
    case 'settle':
      return ask(api.POST('/v1/deliveries/{id}/settle', { params, body }));
    case 'freeze':
      return ask(api.POST('/v1/deliveries/{id}/freeze', { params, body }));
  }
}
