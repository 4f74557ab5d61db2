import { useState } from 'preact/hooks';
import { api, ask } from '../../api/call.js';
import { type Asked, Shown } from '../../parts/asked.js';
import { Badge } from '../../parts/badge.js';
import { Button } from '../../parts/button.js';
import { ActDialog } from '../../parts/dialog.js';
import { Note } from '../../parts/note.js';
import { useNow } from '../../parts/now.js';
import { tell } from '../../parts/told.js';
import { whoIn } from '../../parts/who.js';
import { administers } from '../../session/administered.js';
import { dayAndTime, lasting, number } from '../../words/formats.js';
import { inLanguage } from '../../words/language.js';
import { checkTones, type ConnectionBoard } from './connection-board.js';
import { connectionsWords } from './connections.words.js';
import { Unreachable } from './unreachable.js';

const words = inLanguage(connectionsWords);

/** "166 / 168": one check, large enough to be read from the other side of the room. */
export function Board({
  asked,
  onCalledOff,
}: {
  asked: Asked<ConnectionBoard | undefined>;
  onCalledOff: (board: ConnectionBoard) => void;
}) {
  return (
    <Shown asked={asked}>
      {(board) =>
        board && (
          <section class="stack" aria-label={words.value.result}>
            <Score board={board} onCalledOff={onCalledOff} />
            {board.active?.state !== 'announced' && <Unreachable board={board} />}
          </section>
        )
      }
    </Shown>
  );
}

function Score({ board, onCalledOff }: { board: ConnectionBoard; onCalledOff: (board: ConnectionBoard) => void }) {
  const text = words.value;
  const { agencies, reachable, active, at, by, under } = board;
  const isToCome = active?.state === 'announced';
  const ofAll = agencies === 0 ? 0 : reachable / agencies;
  return (
    <div class="card inside connection-score" aria-live="polite">
      {!isToCome && (
        <>
          <p class="connection-number">
            <strong class={reachable === agencies ? 'all' : ''}>{number(reachable)}</strong>
            <span> / {number(agencies)}</span>
          </p>
          <p class="strong">{text.reachable(reachable, agencies)}</p>
          <div
            class="progress"
            role="meter"
            aria-label={text.share}
            aria-valuemin={0}
            aria-valuemax={agencies}
            aria-valuenow={reachable}
          >
            <span style={{ width: `${ofAll * 100}%` }} />
          </div>
        </>
      )}
      <p class="row">
        <Badge>{active ? text.active : text.passive}</Badge>
        {active && <Badge tone={checkTones[active.state]}>{text.states[active.state]}</Badge>}
        <span class="quiet">
          {under} · {text.checkedAt(dayAndTime(at), whoIn(by))}
        </span>
      </p>
      {active && <Period board={board} onCalledOff={onCalledOff} />}
    </div>
  );
}

function Period({ board, onCalledOff }: { board: ConnectionBoard; onCalledOff: (board: ConnectionBoard) => void }) {
  const text = words.value;
  const [callingOff, setCallingOff] = useState(false);
  const now = useNow(1_000);
  const { active, at, id, under } = board;
  if (!active || active.state === 'ended' || active.state === 'called-off') return null;
  const from = Date.parse(at);
  const until = Date.parse(active.endsAt);
  const isToCome = active.state === 'announced';
  const callOff = async () => {
    onCalledOff(await ask(api.POST('/v1/connection-checks/{id}/call-off', { params: { path: { id } } })));
    tell(text.calledOff);
  };
  return (
    <>
      <Note tone={isToCome ? 'wait' : 'calm'}>
        <p>
          {isToCome
            ? text.beginsIn(dayAndTime(at), lasting(now, from))
            : text.endsIn(dayAndTime(active.endsAt), lasting(now, until))}
        </p>
        {!isToCome && (
          <div
            class="progress"
            role="progressbar"
            aria-label={text.timePassed}
            aria-valuemin={0}
            aria-valuemax={100}
            aria-valuenow={Math.round(passed(from, until, now) * 100)}
          >
            <span style={{ width: `${passed(from, until, now) * 100}%` }} />
          </div>
        )}
      </Note>
      {administers([under]) && (
        <p class="screen-only">
          <Button icon="stop" kind="grave" onClick={() => setCallingOff(true)}>
            {text.callOff}
          </Button>
        </p>
      )}
      {callingOff && (
        <ActDialog
          title={text.callOff}
          act={text.callOff}
          kind="grave"
          onAct={callOff}
          onClose={() => setCallingOff(false)}
        >
          <p>{text.callOffMeans}</p>
        </ActDialog>
      )}
    </>
  );
}

function passed(from: number, until: number, now: number): number {
  return until <= from ? 1 : Math.min(1, Math.max(0, (now - from) / (until - from)));
}
