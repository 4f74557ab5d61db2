import { useEffect, useState } from 'preact/hooks';
import { api, ask } from '../../api/call.js';
import { Page } from '../../app/page.js';
import { pageTitles } from '../../app/shell.words.js';
import { useAsked } from '../../parts/asked.js';
import { Button } from '../../parts/button.js';
import { useQuery } from '../../parts/query.js';
import { administers, branches } from '../../session/administered.js';
import { inLanguage } from '../../words/language.js';
import { Board } from './board.js';
import { ChosenBranch } from './chosen-branch.js';
import type { ConnectionBoard } from './connection-board.js';
import { connectionsWords } from './connections.words.js';
import { EarlierChecks } from './earlier-checks.js';
import { StartActive } from './start-active.js';
import './connections.css';

const words = inLanguage(connectionsWords);
const titles = inLanguage(pageTitles);
const askedAnewMs = 10_000;

/** Whether every agency of a branch can be reached: now, by what is known; in earnest, by a test document; and before. */
export default function ConnectionsPage() {
  const query = useQuery();
  const text = words.value;
  // Who administers a branch begins with it.
  const under = query.get('under') ?? branches.value[0];
  const id = query.get('check');
  const [starting, setStarting] = useState(false);
  const [checked, setChecked] = useState(0);
  const board = useAsked(
    async (signal) =>
      id ? ask(api.GET('/v1/connection-checks/{id}', { params: { path: { id } }, signal })) : undefined,
    [id],
  );
  const state = board.data?.active?.state;
  const isMoving = state === 'running' || state === 'announced';
  useEffect(() => {
    if (!isMoving) return;
    const timer = setInterval(() => document.visibilityState === 'visible' && board.again(), askedAnewMs);
    return () => clearInterval(timer);
  }, [isMoving, id]);

  const show = (check: string | undefined, branch: string | undefined) => {
    setChecked((times) => times + 1);
    query.set({ under: branch, check });
  };
  const calledOff = (stopped: ConnectionBoard) => {
    board.put(stopped);
    setChecked((times) => times + 1);
  };
  const check = async () => {
    const found = await ask(api.POST('/v1/connection-checks', { body: { under: under ?? '' } }));
    show(found.id, found.under);
  };
  const mayCheck = under !== undefined && administers([under]);
  return (
    <Page
      title={titles.value.connections}
      acts={
        mayCheck && (
          <>
            <Button kind="primary" icon="connection" onClick={check}>
              {text.checkNow}
            </Button>
            <Button onClick={() => setStarting(true)}>{text.checkInEarnest}</Button>
          </>
        )
      }
    >
      <ChosenBranch under={under} onChoose={(branch) => show(undefined, branch)} />
      {!under && <p class="empty card">{text.chooseBranch}</p>}
      {id && <Board asked={board} onCalledOff={calledOff} />}
      {under && !id && <p class="quiet">{text.chooseCheck}</p>}
      {under && <EarlierChecks under={under} shown={id} turn={checked} />}
      {starting && under && (
        <StartActive under={under} onStarted={(begun) => show(begun.id, under)} onClose={() => setStarting(false)} />
      )}
    </Page>
  );
}
