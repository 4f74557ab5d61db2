import { useState } from 'preact/hooks';
import { AgencyPicker } from '../../parts/agency-picker.js';
import { Button } from '../../parts/button.js';
import { Field } from '../../parts/field.js';
import { inLanguage, said } from '../../words/language.js';
import { addRow, draft, removeRow } from './draft.js';
import { emptyRows, type Finding, type Section } from './plan.js';
import { fieldsNotShown, RowFields } from './row-fields.js';
import { reorganisationsWords } from './reorganisations.words.js';

const words = inLanguage(reorganisationsWords);
const drawnAtOnce = 40;

/** One of the four lists of a plan. A large one, from a file, is drawn piece by piece. */
export function PlanSection({ section, findings }: { section: Section; findings: readonly Finding[] }) {
  const text = words.value;
  const [drawn, setDrawn] = useState(drawnAtOnce);
  const rows = draft.value[section];
  const add = (code?: string) => {
    addRow(section, code === undefined ? emptyRows[section] : { ...emptyRows[section], code });
    setDrawn((was) => Math.max(was, rows.length + 1));
  };
  return (
    <section class="card">
      <header>
        <h2>
          {text.sections[section]} ({rows.length})
        </h2>
        <Button icon="plus" onClick={() => add()}>
          {text.addRow[section]}
        </Button>
      </header>
      {(section === 'closes' || section === 'changes') && (
        <div class="inside screen-only">
          <Field label={text.addFound[section]}>
            <AgencyPicker picked={[]} onPick={(codes) => codes.forEach(add)} />
          </Field>
        </div>
      )}
      {rows.length === 0 && <p class="inside quiet">{text.sectionHints[section]}</p>}
      {rows.slice(0, drawn).map((row, n) => {
        const found = findings.filter(({ where }) => where === `${section}[${n}]`);
        const others = fieldsNotShown(section, row);
        return (
          // The row's place is its name: it has no other until its code is written.
          <fieldset key={n} id={`${section}-${n}`} class="plan-row" tabIndex={-1}>
            <legend>{text.rowOf[section](n + 1)}</legend>
            <RowFields section={section} n={n} />
            <Button
              kind="bare"
              icon="close"
              aria-label={text.removeRow(n + 1)}
              title={text.removeRow(n + 1)}
              onClick={() => removeRow(section, n)}
            />
            {others.length > 0 && <p class="quiet whole">{text.othersKept(others.join(', '))}</p>}
            {found.map(({ code, sentence, weight }) => (
              <p key={code} class={weight === 'fault' ? 'whole wrong' : 'whole doubtful'}>
                <strong>{text.weights[weight]}</strong> {said(sentence)}
              </p>
            ))}
          </fieldset>
        );
      })}
      {rows.length > drawn && (
        <p class="row centred">
          <Button onClick={() => setDrawn(drawn + drawnAtOnce)}>{text.moreRows(rows.length - drawn)}</Button>
        </p>
      )}
    </section>
  );
}
