import { useState } from 'preact/hooks';
import { clerkAgencies } from '../../session/session.js';
import { inLanguage } from '../../words/language.js';
import { AgencyPicker } from '../agency-picker.js';
import { Button } from '../button.js';
import { Field, Select, TextInput } from '../field.js';
import { type Query, useTyped } from '../query.js';
import { filterNames, isFiltered } from './lines.js';
import { listsWords } from './lists.words.js';
import { priorityWords } from './priority.words.js';
import { deliveryStates, nameOfState } from './state-badge.js';

interface DocumentFiltersProps {
  readonly query: Query;
  readonly otherSide: 'sender' | 'recipient';
}

const words = inLanguage(listsWords);
const names = inLanguage(priorityWords);
export const searchFieldId = 'find-documents';

/** What a list is cut down to; all of it stands in the address, to be kept and sent on. */
export function DocumentFilters({ query, otherSide }: DocumentFiltersProps) {
  const text = words.value;
  const [folded, setFolded] = useState(() => !filterNames.some((name) => name !== 'text' && query.get(name)));
  const other = query.get('other');
  const clear = () => query.set(Object.fromEntries(filterNames.map((name) => [name, undefined])));
  return (
    <search class="card document-filters screen-only">
      <div class="row">
        <SearchField query={query} />
        <Button aria-expanded={!folded} onClick={() => setFolded(!folded)}>
          {text.filters}
        </Button>
        {isFiltered(query) && (
          <Button kind="bare" icon="close" onClick={clear}>
            {text.clear}
          </Button>
        )}
      </div>
      {!folded && (
        <div class="grid">
          <Field label={text[otherSide]}>
            <AgencyPicker picked={other ? [other] : []} onPick={([code]) => query.set({ other: code })} />
          </Field>
          <Field label={text.state}>
            <Select
              value={query.get('state') ?? ''}
              options={[['', text.anyState], ...deliveryStates.map((state) => [state, nameOfState(state)] as const)]}
              onWrite={(state) => query.set({ state })}
            />
          </Field>
          <Field label={text.priority}>
            <Select
              value={query.get('priority') ?? ''}
              options={[
                ['', text.anyPriority],
                ...[1, 2, 3].map(
                  (priority) => [String(priority), text.atLeast(names.value.names[priority] ?? '')] as const,
                ),
              ]}
              onWrite={(priority) => query.set({ priority })}
            />
          </Field>
          <Field label={text.from}>
            <TextInput type="date" value={query.get('from') ?? ''} onWrite={(from) => query.set({ from })} />
          </Field>
          <Field label={text.to}>
            <TextInput type="date" value={query.get('to') ?? ''} onWrite={(to) => query.set({ to })} />
          </Field>
          {clerkAgencies.value.length > 1 && (
            <Field label={text.agency}>
              <Select
                value={query.get('agency') ?? ''}
                options={[['', text.allAgencies], ...clerkAgencies.value.map((code) => [code, code] as const)]}
                onWrite={(agency) => query.set({ agency })}
              />
            </Field>
          )}
        </div>
      )}
    </search>
  );
}

function SearchField({ query }: { query: Query }) {
  const [typed, setTyped] = useTyped(query, 'text');
  return (
    <input
      id={searchFieldId}
      class="input"
      type="search"
      aria-label={words.value.search}
      placeholder={words.value.search}
      value={typed}
      onInput={(event) => setTyped(event.currentTarget.value)}
    />
  );
}
