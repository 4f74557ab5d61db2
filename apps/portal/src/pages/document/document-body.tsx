import { useState } from 'preact/hooks';
import { api, ask, type Schemas } from '../../api/call.js';
import { useKeys } from '../../parts/keys.js';
import { clerkAgencies } from '../../session/session.js';
import { Attachments } from './attachments.js';
import { Chains } from './chains.js';
import { DocumentHead } from './document-head.js';
import { useLoadedPages } from './loaded-pages.js';
import { offeredAnswers, type AnswerAct, waitsToBeOpened } from './offered-answers.js';
import { type AnswerUnderWay, OwnDeliveries } from './own-deliveries.js';
import { PrintedSummary } from './printed-summary.js';
import { Receipts } from './receipts.js';
import { Recipients } from './recipients.js';
import { Signatures } from './signatures.js';
import { StandingNotes } from './standing-notes.js';
import { Timeline } from './timeline.js';
import { useWorkingHere } from './working-here.js';

interface DocumentBodyProps {
  readonly document: Schemas['Document'];
  /** Grows whenever something may have happened to it. */
  readonly turn: number;
  readonly onTold: () => void;
}

/** The document as far as it is known, for its recipients, its sender, and who only looks. */
export function DocumentBody({ document, turn, onTold }: DocumentBodyProps) {
  const { id, sender, deliveries } = document;
  const [underWay, setUnderWay] = useState<AnswerUnderWay>();
  const [overdue, setOverdue] = useState<readonly Schemas['OverdueView'][]>([]);
  const timeline = useLoadedPages(
    async (after) => {
      const path = { id };
      const page = await ask(api.GET('/v1/documents/{id}/timeline', { params: { path, query: { after } } }));
      if (after === 0) setOverdue(page.overdue);
      return { ...page, rows: page.items };
    },
    { document: id, turn, keyOf: ({ position }) => String(position) },
  );
  const receipts = useLoadedPages(
    async (after) => {
      const page = await ask(api.GET('/v1/documents/{id}/receipts', { params: { path: { id }, query: { after } } }));
      return { ...page, rows: page.receipts };
    },
    { document: id, turn, keyOf: (receipt) => receipt.id },
  );
  const own = deliveries.filter(({ recipient }) => clerkAgencies.value.includes(recipient));
  const worksHere = useWorkingHere([...new Set(own.map(({ recipient }) => recipient))]);
  const seesAll = clerkAgencies.value.includes(sender) || own.length < deliveries.length;
  const toOpen = own.find((delivery) => waitsToBeOpened(delivery) && worksHere(delivery.recipient));
  const nameOf = (code: string) =>
    (code === sender ? document.senderName : deliveries.find(({ recipient }) => recipient === code)?.recipientName) ??
    code;

  const begin = (wanted: readonly AnswerAct[]) => {
    const found = own
      .flatMap((delivery) => offeredAnswers(delivery).map((offered) => ({ delivery, offered })))
      .find(({ offered }) => wanted.includes(offered.act));
    if (found) setUnderWay(found);
  };
  useKeys({
    t: own.length > 0 ? () => begin(['take']) : undefined,
    r: own.length > 0 ? () => begin(['refuse', 'return']) : undefined,
    Escape: () => history.length > 1 && history.back(),
  });

  return (
    <>
      <StandingNotes document={document} />
      <div class="document screen-only">
        <div class="stack">
          <DocumentHead document={document} />
          {own.length > 0 && (
            <OwnDeliveries
              deliveries={own}
              worksHere={worksHere}
              underWay={underWay}
              onBegin={setUnderWay}
              onTold={onTold}
            />
          )}
          <Attachments
            document={document}
            deliversFor={toOpen?.recipientName ?? toOpen?.recipient}
            isParty={own.length > 0 || clerkAgencies.value.includes(sender)}
            onRead={onTold}
          />
          {seesAll && <Recipients document={document} />}
          <Timeline pages={timeline} overdue={overdue} nameOf={nameOf} />
        </div>
        <div class="stack">
          <Signatures document={document} />
          <Chains document={document} />
          <Receipts pages={receipts} nameOf={nameOf} />
        </div>
      </div>
      <PrintedSummary document={document} timeline={timeline.rows} />
    </>
  );
}
