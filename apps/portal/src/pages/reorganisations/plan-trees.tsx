import { useState } from 'preact/hooks';
import { Button } from '../../parts/button.js';
import { plainDay } from '../../words/formats.js';
import { inLanguage } from '../../words/language.js';
import { minuteForField } from '../../words/minutes.js';
import type { Plan, TreeLine } from './plan.js';
import { reorganisationsWords } from './reorganisations.words.js';

const words = inLanguage(reorganisationsWords);
const drawnAtOnce = 200;
const signs = { opens: '+', closes: '−', changes: '~', stays: '' } as const;

interface PlanTreesProps {
  readonly plan: Pick<Plan, 'closes' | 'moves'>;
  readonly before: readonly TreeLine[];
  readonly after: readonly TreeLine[];
}

/** What a plan concerns, side by side: what closes and who receives for it, what opens, moves and changes. */
export function PlanTrees({ plan, before, after }: PlanTreesProps) {
  const text = words.value;
  const was = placesOf(before);
  const will = placesOf(after);
  const closings = new Map(plan.closes.map((closing) => [closing.code, closing]));
  const systems = new Map(
    plan.moves.flatMap(({ system, agencies }) => agencies.map((code) => [code, system] as const)),
  );
  const ofClosing = ({ code, successors = [] }: TreeLine) => {
    const { receivesFor, receivesUntil, ends } = closings.get(code) ?? {};
    const until = receivesUntil && plainDay(minuteForField(receivesUntil));
    return [
      successors.length > 0 && text.followedBy(successors.join(', ')),
      receivesFor && text.receivedBy(receivesFor, until),
      ends && text.endsThere,
    ];
  };
  const ofChange = ({ code, name }: TreeLine) => {
    const former = was.get(code);
    const parent = will.get(code)?.parent;
    return [
      former && former.name !== name && text.renamedFrom(former.name),
      former && former.parent !== parent && text.movedFrom(former.parent ?? '–', parent ?? '–'),
    ];
  };
  const servedBy = ({ code }: TreeLine) => {
    const system = systems.get(code);
    return system && text.servedBy(system);
  };
  return (
    <div class="plan-trees">
      <Tree title={text.before} lines={before} says={(line) => (line.mark === 'closes' ? ofClosing(line) : [])} />
      <Tree
        title={text.after}
        lines={after}
        says={(line) => [...(line.mark === 'changes' ? ofChange(line) : []), servedBy(line)]}
      />
    </div>
  );
}

interface TreeProps {
  readonly title: string;
  readonly lines: readonly TreeLine[];
  readonly says: (line: TreeLine) => readonly (string | false | undefined)[];
}

function Tree({ title, lines, says }: TreeProps) {
  const text = words.value;
  const [drawn, setDrawn] = useState(drawnAtOnce);
  return (
    <section class="card">
      <header>
        <h2>{title}</h2>
      </header>
      <ul class="inside plan-tree" aria-label={title}>
        {lines.slice(0, drawn).map((line) => {
          const { code, name, depth, mark } = line;
          const details = says(line).filter(Boolean);
          return (
            <li key={code} class={mark} aria-level={depth + 1} style={{ '--depth': Math.min(depth, 8) }}>
              <span class="sign" aria-hidden="true">
                {signs[mark]}
              </span>
              <span>
                <span class="code">{code}</span> {name}
                {mark !== 'stays' && <b> · {text.marks[mark]}</b>}
                {details.map((detail) => (
                  <span key={String(detail)} class="detail">
                    {detail}
                  </span>
                ))}
              </span>
            </li>
          );
        })}
      </ul>
      {lines.length === 0 && <p class="inside quiet">{text.noLines}</p>}
      {lines.length > drawn && (
        <p class="row centred">
          <Button onClick={() => setDrawn(drawn + drawnAtOnce)}>{text.moreRows(lines.length - drawn)}</Button>
        </p>
      )}
    </section>
  );
}

/** Who stands above whom, read from how deep each line lies. */
function placesOf(lines: readonly TreeLine[]): Map<string, { readonly name: string; readonly parent?: string }> {
  const above: string[] = [];
  return new Map(
    lines.map(({ code, name, depth }) => {
      above[depth] = code;
      return [code, { name, parent: above[depth - 1] }];
    }),
  );
}
