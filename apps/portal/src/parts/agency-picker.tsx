import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { api, ask, type Schemas } from '../api/call.js';
import { inLanguage } from '../words/language.js';
import { learnAgencyNames, useAgencyName } from './agency-name.js';
import { agencyPartsWords } from './agency-parts.words.js';
import { Button } from './button.js';
import './agency-picker.css';

const words = inLanguage(agencyPartsWords);
const shownMax = 20;
/** After the last key: somebody who types fast asks once. */
const pauseMs = 120;

interface AgencyPickerProps {
  /** Codes that are picked; one at the most unless `several`. */
  readonly picked: readonly string[];
  readonly onPick: (codes: readonly string[]) => void;
  readonly several?: boolean;
  /** Only who may be written to: no centres, hidden, test or closed ones. */
  readonly recipients?: boolean;
  readonly required?: boolean;
  readonly disabled?: boolean;
  /** From its field. */
  readonly id?: string;
  readonly 'aria-describedby'?: string;
  readonly 'aria-invalid'?: 'true';
}

/**
 * Finds agencies by words of their name or by their code, accents left out, and keeps those that are picked. Up and down go
 * through what was found, Enter picks, Escape closes; Backspace in the empty field takes the last one away.
 */
export function AgencyPicker({ picked, onPick, several, recipients = false, disabled, ...field }: AgencyPickerProps) {
  const remove = (code: string) => onPick(picked.filter((each) => each !== code));
  const add = (code: string) => onPick(several ? [...new Set([...picked, code])] : [code]);
  return (
    <div class="agency-picker">
      {picked.length > 0 && (
        <ul class="agency-picked">
          {picked.map((code) => (
            <Picked key={code} code={code} onRemove={disabled ? undefined : () => remove(code)} />
          ))}
        </ul>
      )}
      {(several || picked.length === 0) && !disabled && (
        <Search
          {...field}
          required={field.required && picked.length === 0}
          without={picked}
          recipients={recipients}
          onFound={add}
          onBack={() => onPick(picked.slice(0, -1))}
        />
      )}
    </div>
  );
}

function Picked({ code, onRemove }: { code: string; onRemove?: () => void }) {
  const name = useAgencyName(code);
  return (
    <li>
      <span class="code">{code}</span> <span>{name}</span>
      {onRemove && (
        <Button kind="bare" icon="close" aria-label={words.value.remove(name ?? code)} onClick={() => onRemove()} />
      )}
    </li>
  );
}

interface SearchProps extends Pick<AgencyPickerProps, 'id' | 'required' | 'aria-describedby' | 'aria-invalid'> {
  readonly without: readonly string[];
  readonly recipients: boolean;
  readonly onFound: (code: string) => void;
  readonly onBack: () => void;
}

function Search({ without, recipients, onFound, onBack, ...field }: SearchProps) {
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const [open, setOpen] = useState(false);
  const [said, setSaid] = useState('');
  const listId = useId();
  const input = useRef<HTMLInputElement>(null);
  const search = useFound(text, recipients);
  const found = (search.agencies ?? []).filter(({ code }) => !without.includes(code));
  const active = Math.min(at, found.length - 1);
  const isShown = open && text.trim() !== '';

  const pick = ({ code, name }: Schemas['Agency']) => {
    learnAgencyNames([{ code, name }]);
    setSaid(words.value.picked(name));
    setText('');
    setOpen(false);
    onFound(code);
    input.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const chosen = found[active];
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const step = event.key === 'ArrowDown' ? 1 : -1;
      if (found.length > 0) setAt(isShown ? (active + step + found.length) % found.length : 0);
      setOpen(true);
    } else if (event.key === 'Enter' && isShown) {
      if (chosen) pick(chosen);
    } else if (event.key === 'Escape' && isShown) {
      setOpen(false);
    } else {
      if (event.key === 'Backspace' && text === '') onBack();
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div class="agency-search">
      <input
        {...field}
        ref={input}
        class="input"
        type="text"
        role="combobox"
        autocomplete="off"
        spellcheck={false}
        placeholder={words.value.placeholder}
        aria-autocomplete="list"
        aria-expanded={isShown}
        aria-controls={listId}
        aria-activedescendant={isShown && found[active] ? `${listId}-${active}` : undefined}
        value={text}
        onInput={(event) => {
          setText(event.currentTarget.value);
          setAt(0);
          setOpen(true);
        }}
        onKeyDown={onKeyDown}
        onBlur={() => setOpen(false)}
      />
      <ul id={listId} class="agency-found" role="listbox" aria-label={words.value.found} hidden={!isShown}>
        {isShown &&
          found.map((agency, n) => (
            <li
              key={agency.code}
              id={`${listId}-${n}`}
              role="option"
              aria-selected={n === active}
              // The field keeps the keys: a click that took them away would close the list first.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => pick(agency)}
            >
              <span class="code">{agency.code}</span> {agency.name}
            </li>
          ))}
      </ul>
      {isShown && <SearchState search={search} count={found.length} />}
      <span class="unseen" role="status">
        {said}
      </span>
    </div>
  );
}

function SearchState({ search, count }: { search: Found; count: number }) {
  const { searching, none, more, failed } = words.value;
  const state = search.failed ? failed : !search.agencies ? searching : count === 0 ? none : search.more ? more : '';
  return (
    <p class="agency-found-state quiet" role="status">
      {state}
    </p>
  );
}

interface Found {
  readonly agencies?: readonly Schemas['Agency'][];
  readonly more?: boolean;
  readonly failed?: boolean;
}

/** What was found last stays until the next comes: a list that blinks with each key cannot be read. */
function useFound(text: string, recipients: boolean): Found {
  const [found, setFound] = useState<Found>({});
  const sought = text.trim();
  useEffect(() => {
    if (sought === '') {
      setFound({});
      return;
    }
    const giveUp = new AbortController();
    const { signal } = giveUp;
    const timer = setTimeout(() => {
      ask(api.GET('/v1/agencies', { params: { query: { q: sought, recipients, limit: shownMax } }, signal })).then(
        ({ agencies, next }) => setFound({ agencies, more: next !== undefined }),
        () => signal.aborted || setFound({ failed: true }),
      );
    }, pauseMs);
    return () => {
      clearTimeout(timer);
      giveUp.abort();
    };
  }, [sought, recipients]);
  return found;
}
