import { useRef, useState } from 'preact/hooks';
import { api, ask, type Schemas } from '../../api/call.js';
import { Problem } from '../../api/problem.js';
import { ActDialog } from '../../parts/dialog.js';
import { Field, TextArea, TextInput } from '../../parts/field.js';
import { tell } from '../../parts/told.js';
import { inLanguage } from '../../words/language.js';
import { answersWords } from './answers.words.js';
import { asWanted, EntryFields, rememberEntering, useWantedEntry } from './entry-fields.js';
import type { AnswerAct, OfferedAnswer } from './offered-answers.js';

interface AnswerDialogProps {
  readonly delivery: Schemas['Delivery'];
  readonly offered: OfferedAnswer;
  /** Its clerks keep the register of received documents here. */
  readonly keepsRegister: boolean;
  /** Answered, or refused: in either case the document may stand otherwise than it is shown. */
  readonly onTold: () => void;
  readonly onClose: () => void;
}

const words = inLanguage(answersWords);
const reasonMax = 2000;
const needReason: readonly AnswerAct[] = ['refuse', 'return'];
const askReason: readonly AnswerAct[] = [...needReason, 'disagree'];
const grave: readonly AnswerAct[] = [...needReason, 'disagree', 'agree', 'cancelled'];

/** One answer of the recipient, with what it needs. */
export function AnswerDialog(props: AnswerDialogProps) {
  const { delivery, offered, keepsRegister, onTold, onClose } = props;
  const { act, status, question } = offered;
  const text = words.value;
  const [{ description, department, staff }, setWritten] = useState({ description: '', department: '', staff: '' });
  const write = (change: object) => setWritten((was) => ({ ...was, ...change }));
  const entry = useWantedEntry(delivery.recipient, { isOffered: act === 'take', isUsual: keepsRegister });
  // As it was when the dialog was opened: what came in the meantime the axis tells before anything counts, and then it is known.
  const seen = useRef(delivery.answersGiven);
  const isTold = useRef(false);
  const isAssigned = department.trim() !== '' || staff.trim() !== '';

  const answer = async () => {
    try {
      const given = await ask(
        api.POST('/v1/deliveries/{id}/answer', {
          params: { path: { id: delivery.id } },
          body: {
            status,
            question: question?.id,
            description: description.trim() || undefined,
            staff: isAssigned
              ? { department: department.trim() || undefined, staff: staff.trim() || undefined }
              : undefined,
            entry: asWanted(entry.wanted),
            answersSeen: isTold.current ? delivery.answersGiven : seen.current,
          },
        }),
      );
      if (act === 'take') rememberEntering(delivery.recipient, entry.wanted.enters);
      tell(given.entry ? text.enteredAs(String(given.entry.number), given.entry.year) : text.answered);
    } catch (refused) {
      if (refused instanceof Problem && refused.code === 'answer.answered-meanwhile') isTold.current = true;
      throw refused;
    } finally {
      onTold();
    }
  };

  return (
    <ActDialog
      title={text.acts[act]}
      act={text.acts[act]}
      kind={grave.includes(act) ? 'grave' : 'primary'}
      onAct={answer}
      onClose={onClose}
    >
      <p>{explains(offered)}</p>
      {act === 'take' && <EntryFields {...entry} />}
      {act === 'assign' && (
        <div class="grid">
          <Field label={text.department}>
            <TextInput value={department} maxLength={250} onWrite={(next) => write({ department: next })} />
          </Field>
          <Field label={text.staff}>
            <TextInput value={staff} maxLength={250} onWrite={(next) => write({ staff: next })} />
          </Field>
        </div>
      )}
      {askReason.includes(act) ? (
        <Field label={text.reason} hint={text.reasonHint}>
          <TextArea
            value={description}
            required={needReason.includes(act)}
            maxLength={reasonMax}
            onWrite={(next) => write({ description: next })}
          />
        </Field>
      ) : (
        <Field label={text.remark}>
          <TextInput value={description} maxLength={reasonMax} onWrite={(next) => write({ description: next })} />
        </Field>
      )}
    </ActDialog>
  );
}

function explains({ act, question }: OfferedAnswer): string {
  const { explains: text } = words.value;
  return act === 'agree' && question?.kind === 'update' ? text.agreeToUpdate : text[act];
}
