import type { Schemas } from '../../api/call.js';
import { Button } from '../../parts/button.js';
import { Dialog } from '../../parts/dialog.js';
import { PartyName } from '../../parts/documents/party-name.js';
import { deliveryStates, nameOfState, StateBadge } from '../../parts/documents/state-badge.js';
import { Select } from '../../parts/field.js';
import { LongList } from '../../parts/long-list.js';
import { ProblemNote } from '../../parts/note.js';
import { useQuery } from '../../parts/query.js';
import { number, shortly } from '../../words/formats.js';
import { inLanguage, said } from '../../words/language.js';
import { useAllDeliveries } from './all-deliveries.js';
import { deliveriesWords } from './deliveries.words.js';
import { DeliveryCard } from './delivery-card.js';
import { documentWords } from './document.words.js';

const words = inLanguage(deliveriesWords);
/** More than these are a list, of which one opens one. */
const cardsMax = 12;

/** Every recipient, as its sender sees them: a few as cards; thousands as a list that can be cut down to one state. */
export function Recipients({ document }: { document: Schemas['Document'] }) {
  const text = words.value;
  const query = useQuery();
  const state = query.get('state');
  const chosen = query.get('delivery');
  const all = useAllDeliveries(document, state !== undefined || chosen !== undefined);
  const isMany = document.nextDeliveries !== undefined || document.deliveries.length > cardsMax;
  const rows = state ? all.rows.filter((delivery) => delivery.state === state) : all.rows;
  const shown = chosen ? all.rows.find(({ id }) => id === chosen) : undefined;
  const hrefOf = (delivery: string) => `?${new URLSearchParams({ ...(state ? { state } : {}), delivery }).toString()}`;
  return (
    <section class="card" aria-labelledby="recipients">
      <header>
        <h2 id="recipients">{text.recipients}</h2>
        {isMany && (
          <p class="row" role="status">
            <span class="quiet">
              {all.whole
                ? text.counted(number(rows.length), number(all.rows.length))
                : text.loaded(number(all.rows.length))}
            </span>
            <span class="screen-only">
              <Select
                aria-label={text.ofState}
                value={state ?? ''}
                options={[['', text.allStates], ...deliveryStates.map((each) => [each, nameOfState(each)] as const)]}
                onWrite={(next) => query.set({ state: next, delivery: undefined })}
              />
            </span>
          </p>
        )}
      </header>
      {all.error !== undefined && <ProblemNote error={all.error} />}
      {isMany ? (
        <>
          {rows.length === 0 && all.whole && <p class="empty">{text.none}</p>}
          <LongList
            rows={rows}
            label={text.recipients}
            keyOf={({ id }) => id}
            href={({ id }) => hrefOf(id)}
            columns="minmax(9rem, 1.4fr) minmax(9rem, 14.5rem) minmax(7rem, 1fr) 5.5rem"
            onEnd={all.more}
            heading={
              <>
                <span>{text.recipient}</span>
                <span>{text.state}</span>
                <span>{text.whoseMove}</span>
                <span>{text.since}</span>
              </>
            }
          >
            {(delivery) => <RecipientLine delivery={delivery} />}
          </LongList>
          {!all.whole && (
            <div class="inside">
              <Button onClick={all.more}>{inLanguage(documentWords).value.more}</Button>
            </div>
          )}
        </>
      ) : (
        <div class="inside stack">
          {all.rows.map((delivery) => (
            <DeliveryCard key={delivery.id} delivery={delivery} />
          ))}
        </div>
      )}
      {shown && isMany && (
        <Dialog title={text.recipient} wide onClose={() => query.set({ delivery: undefined })}>
          <DeliveryCard delivery={shown} />
        </Dialog>
      )}
    </section>
  );
}

function RecipientLine({ delivery }: { delivery: Schemas['Delivery'] }) {
  const { recipient, recipientName, state, stateName, move, since } = delivery;
  return (
    <>
      <span class="main">
        <PartyName code={recipient} name={recipientName} />
      </span>
      <span>
        <StateBadge state={state} name={stateName} />
      </span>
      <span class="quiet" title={said(move.sentence)}>
        {said(move.sentence)}
      </span>
      <span class="quiet at">{shortly(since)}</span>
    </>
  );
}
