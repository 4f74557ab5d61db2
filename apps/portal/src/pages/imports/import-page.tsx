import { useEffect, useState } from 'preact/hooks';
import { useLocation, useRoute } from 'preact-iso';
import { api, ask, type Schemas } from '../../api/call.js';
import { Page } from '../../app/page.js';
import { pageTitles } from '../../app/shell.words.js';
import { type Asked, Shown, useAsked } from '../../parts/asked.js';
import { Badge } from '../../parts/badge.js';
import { Button, ButtonLink } from '../../parts/button.js';
import { ActDialog } from '../../parts/dialog.js';
import { Note } from '../../parts/note.js';
import { dayAndTime, number } from '../../words/formats.js';
import { inLanguage, said } from '../../words/language.js';
import { bringFile, triedFile } from './bring-file.js';
import { ImportFaults } from './import-faults.js';
import { ImportedRows } from './imported-rows.js';
import { tones, toneOfImport } from './import-tones.js';
import { importsWords } from './imports.words.js';
import './imports.css';

type Import = Schemas['Import'];

const words = inLanguage(importsWords);
const lookAgainMs = 1_000;

/** How far one import is, what is wrong with its file, and what each row does; from here it is carried out. */
export default function ImportPage() {
  const text = words.value;
  const id = String(useRoute().params.id ?? '');
  const shown = useAsked(
    (signal) => ask(api.GET('/v1/agencies/imports/{id}', { params: { path: { id } }, signal })),
    [id],
  );
  useFollowing(shown);
  const [carryingOut, setCarryingOut] = useState(false);
  const tried = triedFile.value?.id === id ? triedFile.value : undefined;
  const canBeDone = shown.data?.state === 'rehearsed' && shown.data.faults === 0;
  return (
    <Page
      title={inLanguage(pageTitles).value.imports}
      acts={
        <>
          <ButtonLink href="/imports">{text.anotherFile}</ButtonLink>
          {canBeDone && tried && (
            <Button kind="primary" onClick={() => setCarryingOut(true)}>
              {text.carryOut}
            </Button>
          )}
        </>
      }
    >
      <Shown asked={shown}>
        {(outcome) => (
          <>
            {canBeDone && !tried && <Note>{text.chooseAgain}</Note>}
            <Outcome outcome={outcome} />
            {outcome.faults > 0 && <ImportFaults id={id} count={outcome.faults} />}
            {outcome.counts && outcome.faults === 0 && outcome.state !== 'in-force' && <ImportedRows id={id} />}
          </>
        )}
      </Shown>
      {carryingOut && tried && (
        <CarryOut rows={shown.data?.rows ?? 0} tried={tried} onClose={() => setCarryingOut(false)} />
      )}
    </Page>
  );
}

/** While it goes on by itself it is looked at again. */
function useFollowing({ data, loading, again }: Asked<Import>): void {
  const isUnderWay = data !== undefined && data.endedAt === undefined && data.state !== 'waiting';
  useEffect(() => {
    if (!isUnderWay || loading) return;
    const timer = setTimeout(again, lookAgainMs);
    return () => clearTimeout(timer);
  }, [isUnderWay, loading]);
}

function Outcome({ outcome }: { outcome: Import }) {
  const text = words.value;
  const { state, who, begunAt, rows, counts, problem, versions, reason } = outcome;
  const isUnderWay = !(state in tones);
  return (
    <section class="card">
      <header>
        <Badge tone={toneOfImport(state)}>{text.states[state]}</Badge>
      </header>
      <div class="inside stack">
        {isUnderWay && <Progress outcome={outcome} />}
        {problem && <Note tone="bad">{said(problem.sentence)}</Note>}
        {state === 'waiting' && (
          <Note tone="wait">
            <p>{text.waitingText}</p>
            <p>
              <a href="/approvals">{text.toApprovals}</a>
            </p>
          </Note>
        )}
        {outcome.faults > 0 && <Note tone="bad">{text.mendText}</Note>}
        <dl class="pairs">
          <dt>{text.who}</dt>
          <dd>{who}</dd>
          <dt>{text.begun}</dt>
          <dd>{dayAndTime(begunAt)}</dd>
          {reason && (
            <>
              <dt>{text.reason}</dt>
              <dd>{reason}</dd>
            </>
          )}
          {rows > 0 && (
            <>
              <dt>{text.rows}</dt>
              <dd>{number(rows)}</dd>
            </>
          )}
          {counts && (
            <>
              <dt>{text.counts}</dt>
              <dd>
                {text.countsText(number(counts.new), number(counts.changed), number(counts.same))}
                {versions && <p class="quiet">{text.versions(versions.first, versions.last)}</p>}
              </dd>
            </>
          )}
        </dl>
      </div>
    </section>
  );
}

function Progress({ outcome: { state, judged, staged, rows } }: { outcome: Import }) {
  const text = words.value;
  const done = state === 'judging' ? judged : staged;
  const says = state === 'judging' ? text.judgedOf : text.stagedOf;
  // Before its rows are read nobody knows how many there are.
  if (rows === 0) return <div class="waiting" role="progressbar" aria-label={text.states[state]} />;
  const share = Math.round((100 * done) / rows);
  return (
    <div class="stack tight">
      <div
        class="progress"
        role="progressbar"
        aria-label={text.states[state]}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={share}
      >
        <span style={{ width: `${share}%` }} />
      </div>
      <p role="status">{says(number(done), number(rows))}</p>
    </div>
  );
}

interface CarryOutProps {
  readonly rows: number;
  readonly tried: NonNullable<typeof triedFile.value>;
  readonly onClose: () => void;
}

function CarryOut({ rows, tried, onClose }: CarryOutProps) {
  const text = words.value;
  const { route } = useLocation();
  const carryOut = async () => {
    const id = await bringFile(tried.file, { dryRun: false, reason: tried.reason });
    triedFile.value = undefined;
    route(`/imports/${id}`);
  };
  return (
    <ActDialog title={text.carryOut} act={text.carryOut} onAct={carryOut} onClose={onClose}>
      <p class="strong">{tried.file.name}</p>
      <p>{text.carryOutText(number(rows))}</p>
    </ActDialog>
  );
}
