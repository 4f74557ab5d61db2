import { useState } from 'preact/hooks';
import { api, ask, type Schemas } from '../../api/call.js';
import { AgencyName } from '../../parts/agency-name.js';
import { AgencyPicker } from '../../parts/agency-picker.js';
import { Badge } from '../../parts/badge.js';
import { Button } from '../../parts/button.js';
import { Field, Select } from '../../parts/field.js';
import { More } from '../../parts/more.js';
import { actsIn } from '../../parts/operating/delivery-acts.js';
import { OperateDialog } from '../../parts/operating/operate-dialog.js';
import { usePagesOf } from '../../parts/pages-of.js';
import { ProposedNote } from '../../parts/proposed.js';
import { useQuery } from '../../parts/query.js';
import { Table } from '../../parts/table.js';
import { administers } from '../../session/administered.js';
import { dayAndTime, lasting } from '../../words/formats.js';
import { inLanguage, said } from '../../words/language.js';
import { actsOfCaller } from './acts-of-caller.js';
import { operationsWords } from './operations.words.js';

const words = inLanguage(operationsWords);
type DeadLetter = Schemas['DeadLetter'];

/** What ended in vain, the oldest first, until somebody deals with it. */
export function DeadLetters({ onChange }: { onChange: () => void }) {
  const text = words.value;
  const query = useQuery();
  const under = query.get('under');
  const carries = query.get('carries') as DeadLetter['carries'] | undefined;
  const [operated, setOperated] = useState<DeadLetter>();
  const [proposal, setProposal] = useState<Schemas['Proposal']>();
  const letters = usePagesOf(
    async (after, signal) => {
      const page = { under, carries, after, limit: 100 };
      const { deadLetters: rows, next } = await ask(api.GET('/v1/dead-letters', { params: { query: page }, signal }));
      return { rows, next };
    },
    [under, carries],
  );
  const done = (waits?: Schemas['Proposal']) => {
    setProposal(waits);
    letters.again();
    onChange();
  };
  return (
    <>
      <p class="quiet">{text.deadLettersMean}</p>
      <ProposedNote proposal={proposal} />
      <section class="card">
        <div class="inside filters from-top screen-only">
          <Field label={text.recipientsUnder}>
            <AgencyPicker picked={under ? [under] : []} onPick={([code]) => query.set({ under: code })} />
          </Field>
          <Field label={text.carries}>
            <Select
              value={carries ?? ''}
              onWrite={(next) => query.set({ carries: next })}
              options={[
                ['', text.everything],
                ['document', text.documents],
                ['status', text.statuses],
              ]}
            />
          </Field>
        </div>
        {letters.rows.length > 0 && (
          <Table
            heads={[
              text.document,
              text.recipient,
              text.stateAndReason,
              text.age,
              text.move,
              { label: text.act, unseen: true },
            ]}
          >
            {letters.rows.map((letter) => (
              <Row key={letter.id} letter={letter} onOperate={() => setOperated(letter)} />
            ))}
          </Table>
        )}
        <More pages={letters} empty={text.noDeadLetters} />
      </section>
      {operated && (
        <OperateDialog
          delivery={operated}
          acts={actsOfCaller(actsIn(operated.state))}
          onDone={done}
          onClose={() => setOperated(undefined)}
        />
      )}
    </>
  );
}

function Row({ letter, onOperate }: { letter: DeadLetter; onOperate: () => void }) {
  const text = words.value;
  const { code, sender, recipient, recipientName, addressedTo, state, stateName, reason, since, move, carries } =
    letter;
  const others = addressedTo.filter((each) => each !== recipient);
  return (
    <tr>
      <td>
        <a href={`/documents/${letter.document}`}>
          {code.number}/{code.notation}
        </a>
        {carries === 'status' && <span class="quiet"> · {text.status}</span>}
        <br />
        <AgencyName code={sender} />
      </td>
      <td>
        {recipientName ?? ''} <span class="code quiet">{recipient}</span>
        {others.length > 0 && <p class="quiet">{text.addressedTo(others.join(', '))}</p>}
      </td>
      <td>
        <Badge tone="bad" icon={state === 'expired' ? 'late' : 'bad'}>
          {said(stateName)}
        </Badge>
        {reason && <p>{said(reason.sentence)}</p>}
      </td>
      <td class="nowrap" title={dayAndTime(since)}>
        {lasting(Date.parse(since), Date.now())}
      </td>
      <td>{said(move.sentence)}</td>
      <td class="nowrap">{administers([recipient]) && <Button onClick={onOperate}>{text.act}</Button>}</td>
    </tr>
  );
}
