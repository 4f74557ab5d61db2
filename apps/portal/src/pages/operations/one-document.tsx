import { useState } from 'preact/hooks';
import { api, ask, type Schemas } from '../../api/call.js';
import { Shown, useAsked } from '../../parts/asked.js';
import { Badge } from '../../parts/badge.js';
import { Button } from '../../parts/button.js';
import { Field, TextInput } from '../../parts/field.js';
import { Note } from '../../parts/note.js';
import { actsIn } from '../../parts/operating/delivery-acts.js';
import { FreezeDocument, LiftFreeze } from '../../parts/operating/freeze-document.js';
import { OperateDialog } from '../../parts/operating/operate-dialog.js';
import { ProposedNote } from '../../parts/proposed.js';
import { useQuery } from '../../parts/query.js';
import { Table } from '../../parts/table.js';
import { administers, administersAxis } from '../../session/administered.js';
import { dayAndTime } from '../../words/formats.js';
import { inLanguage, said } from '../../words/language.js';
import { operationsWords } from './operations.words.js';

const words = inLanguage(operationsWords);

/** One document by its id, as a clerk reads it out on the telephone: held back, let go, and each delivery dealt with. */
export function OneDocument() {
  const text = words.value;
  const query = useQuery();
  const id = query.get('id') ?? '';
  const [written, setWritten] = useState(id);
  const [proposal, setProposal] = useState<Schemas['Proposal']>();
  const asked = useAsked(
    async (signal) => (id ? ask(api.GET('/v1/documents/{id}', { params: { path: { id } }, signal })) : undefined),
    [id],
  );
  const done = (waits?: Schemas['Proposal']) => {
    setProposal(waits);
    asked.again();
  };
  const find = (event: Event) => {
    event.preventDefault();
    setProposal(undefined);
    query.set({ id: written.trim() });
  };
  return (
    <>
      <form class="card screen-only" onSubmit={find}>
        <div class="inside row find-document">
          <Field label={text.documentId} hint={text.documentIdHint}>
            <TextInput value={written} required spellcheck={false} onWrite={setWritten} />
          </Field>
          <Button type="submit" icon="search">
            {text.find}
          </Button>
        </div>
      </form>
      <ProposedNote proposal={proposal} />
      <Shown asked={asked}>{(found) => found && <Found key={found.id} found={found} done={done} />}</Shown>
    </>
  );
}

interface FoundProps {
  readonly found: Schemas['Document'];
  readonly done: (proposal?: Schemas['Proposal']) => void;
}

function Found({ found, done }: FoundProps) {
  const text = words.value;
  const [doing, setDoing] = useState<'freeze' | 'lift'>();
  const [operated, setOperated] = useState<Schemas['Delivery']>();
  const { id, code, subject, sender, senderName, acceptedAt, frozenAt, frozenFor, deliveries, nextDeliveries } = found;
  const close = () => setDoing(undefined);
  // Of all its parties, and here are not all of them where there are more.
  const parties = [sender, ...deliveries.map(({ recipient }) => recipient)];
  const mayFreeze = nextDeliveries === undefined ? administers(parties) : administersAxis.value;
  return (
    <section class="card">
      <header>
        <h2>
          <a href={`/documents/${id}`}>
            {code.number}/{code.notation}
          </a>
        </h2>
        {mayFreeze && (
          <Button
            icon={frozenAt ? 'undo' : 'freeze'}
            kind={frozenAt ? undefined : 'grave'}
            onClick={() => setDoing(frozenAt ? 'lift' : 'freeze')}
          >
            {frozenAt ? text.lift : text.freeze}
          </Button>
        )}
      </header>
      <div class="inside stack">
        <p>{subject}</p>
        <p class="quiet">
          {senderName ?? ''} {sender} · {text.acceptedAt(dayAndTime(acceptedAt))}
        </p>
        {frozenAt && <Note tone="bad">{text.frozenSince(dayAndTime(frozenAt), frozenFor ?? '')}</Note>}
      </div>
      <Table heads={[text.recipient, text.stateAndReason, text.move, { label: text.act, unseen: true }]}>
        {deliveries.map((delivery) => (
          <tr key={delivery.id}>
            <th scope="row" class="agency-cell">
              {delivery.recipientName}
              <span class="code quiet">{delivery.recipient}</span>
            </th>
            <td>
              <Badge>{said(delivery.stateName)}</Badge> {delivery.reason && said(delivery.reason.sentence)}
            </td>
            <td>{said(delivery.move.sentence)}</td>
            <td class="nowrap">
              {actsOn(delivery).length > 0 && administers([delivery.recipient]) && (
                <Button onClick={() => setOperated(delivery)}>{text.act}</Button>
              )}
            </td>
          </tr>
        ))}
      </Table>
      {nextDeliveries && <p class="inside quiet">{text.moreOnItsPage}</p>}
      {doing === 'freeze' && <FreezeDocument document={id} onDone={done} onClose={close} />}
      {doing === 'lift' && <LiftFreeze document={id} onDone={done} onClose={close} />}
      {operated && (
        <OperateDialog
          delivery={operated}
          acts={actsOn(operated)}
          onDone={done}
          onClose={() => setOperated(undefined)}
        />
      )}
    </section>
  );
}

/** Freezing has a button of its own here. */
function actsOn({ state, settledAt }: Schemas['Delivery']) {
  return actsIn(state, { settled: settledAt !== undefined }).filter((act) => act !== 'freeze');
}
