import type { Schemas } from '../../api/call.js';
import { Button } from '../../parts/button.js';
import { CorrectEntry } from '../../parts/documents/correct-entry.js';
import { correctEntryWords } from '../../parts/documents/correct-entry.words.js';
import { inLanguage } from '../../words/language.js';
import { AnswerDialog } from './answer-dialog.js';
import { answersWords } from './answers.words.js';
import { deliveriesWords } from './deliveries.words.js';
import { DeliveryCard } from './delivery-card.js';
import { EnterDialog } from './enter-dialog.js';
import { type AnswerAct, offeredAnswers, type OfferedAnswer, waitsToBeOpened } from './offered-answers.js';

type Delivery = Schemas['Delivery'];

export interface AnswerUnderWay {
  readonly delivery: Delivery;
  readonly offered: OfferedAnswer | 'enter' | 'correct';
}

interface OwnDeliveriesProps {
  readonly deliveries: readonly Delivery[];
  readonly worksHere: (agency: string) => boolean;
  readonly underWay: AnswerUnderWay | undefined;
  readonly onBegin: (underWay: AnswerUnderWay | undefined) => void;
  readonly onTold: () => void;
}

const words = inLanguage(answersWords);
const first: readonly AnswerAct[] = ['take', 'finish', 'cancelled'];
const grave: readonly AnswerAct[] = ['refuse', 'return'];

/** What waits for my agencies, each with the answers its state allows. */
export function OwnDeliveries(props: OwnDeliveriesProps) {
  const { deliveries, worksHere, underWay, onBegin, onTold } = props;
  const now = underWay && deliveries.find(({ id }) => id === underWay.delivery.id);
  return (
    <section class="card" aria-labelledby="own-deliveries">
      <header>
        <h2 id="own-deliveries">{inLanguage(deliveriesWords).value.forMe}</h2>
      </header>
      <div class="inside stack">
        {deliveries.map((delivery) => (
          <DeliveryCard key={delivery.id} delivery={delivery}>
            <Acts delivery={delivery} worksHere={worksHere(delivery.recipient)} onBegin={onBegin} />
          </DeliveryCard>
        ))}
      </div>
      {now && underWay.offered === 'enter' && (
        <EnterDialog delivery={now} onTold={onTold} onClose={() => onBegin(undefined)} />
      )}
      {now?.entered && underWay?.offered === 'correct' && (
        <CorrectEntry delivery={now.id} entry={now.entered} onDone={onTold} onClose={() => onBegin(undefined)} />
      )}
      {now && typeof underWay.offered === 'object' && (
        <AnswerDialog
          delivery={now}
          offered={underWay.offered}
          keepsRegister={worksHere(now.recipient)}
          onTold={onTold}
          onClose={() => onBegin(undefined)}
        />
      )}
    </section>
  );
}

interface ActsProps {
  readonly delivery: Delivery;
  readonly worksHere: boolean;
  readonly onBegin: (underWay: AnswerUnderWay) => void;
}

function Acts({ delivery, worksHere, onBegin }: ActsProps) {
  const text = words.value;
  const offered = offeredAnswers(delivery);
  return (
    <div class="row screen-only">
      {waitsToBeOpened(delivery) && <p class="quiet">{worksHere ? text.openFirst : text.systemTakes}</p>}
      {offered.map((each) => (
        <Button
          key={`${each.act}${each.question?.id ?? ''}`}
          kind={first.includes(each.act) ? 'primary' : grave.includes(each.act) ? 'grave' : undefined}
          onClick={() => onBegin({ delivery, offered: each })}
        >
          {text.acts[each.act]}
        </Button>
      ))}
      {worksHere && !delivery.entered && delivery.state === 'acknowledged' && (
        <Button icon="book" onClick={() => onBegin({ delivery, offered: 'enter' })}>
          {text.acts.enter}
        </Button>
      )}
      {delivery.entered && (
        <Button icon="write" onClick={() => onBegin({ delivery, offered: 'correct' })}>
          {inLanguage(correctEntryWords).value.act}
        </Button>
      )}
    </div>
  );
}
