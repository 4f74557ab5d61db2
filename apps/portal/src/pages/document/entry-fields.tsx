import { useState } from 'preact/hooks';
import { api, ask } from '../../api/call.js';
import { useAsked } from '../../parts/asked.js';
import { Choice, Field, TextInput } from '../../parts/field.js';
import { RegisterNumber } from '../../parts/documents/register-number.js';
import { dayForField } from '../../words/formats.js';
import { inLanguage } from '../../words/language.js';
import { answersWords } from './answers.words.js';

interface WantedEntry {
  readonly enters: boolean;
  /** Only what the clerk wrote herself: the next free number the axis gives, and to one of two at once. */
  readonly number?: string;
  readonly on: string;
}

const words = inLanguage(answersWords);

/** What a clerk wants written into the register of received documents, with the number that would be next. */
export function useWantedEntry(agency: string, { isOffered, isUsual }: { isOffered: boolean; isUsual: boolean }) {
  const [wanted, setWanted] = useState<WantedEntry>(() => ({
    enters: isOffered && (remembered(agency) ?? isUsual),
    on: dayForField(new Date()),
  }));
  const year = Number(wanted.on.slice(0, 4));
  const next = useAsked(
    async (signal) => {
      if (!wanted.enters || !(year > 1900)) return undefined;
      const query = { agency, year, limit: 1 };
      const { nextNumber } = await ask(api.GET('/v1/registers/received', { params: { query }, signal }));
      return nextNumber;
    },
    [agency, year, wanted.enters],
  );
  return { wanted, setWanted, next: next.data, isAsked: next.loading && next.data === undefined };
}

export function EntryFields({
  wanted,
  setWanted,
  next,
  isAsked,
  always = false,
}: ReturnType<typeof useWantedEntry> & { always?: boolean }) {
  const text = words.value;
  const write = (change: Partial<WantedEntry>) => setWanted((was) => ({ ...was, ...change }));
  return (
    <>
      {!always && (
        <Choice checked={wanted.enters} onChoose={(enters) => write({ enters })}>
          {text.enterToo}
        </Choice>
      )}
      {wanted.enters && (
        <div class="grid">
          <Field label={text.entryNumber} hint={text.entryNumberHint}>
            <RegisterNumber
              // What is proposed must not come between the letters somebody writes.
              disabled={isAsked}
              value={wanted.number ?? (next === undefined ? '' : String(next))}
              onWrite={(number) => write({ number })}
            />
          </Field>
          <Field label={text.entryOn}>
            <TextInput type="date" value={wanted.on} required onWrite={(on) => write({ on })} />
          </Field>
        </div>
      )}
    </>
  );
}

/** As the axis takes it. */
export function asWanted({ enters, number, on }: WantedEntry): { number?: number; on: string } | undefined {
  return enters ? { number: number ? Number(number) : undefined, on } : undefined;
}

/** Offices keep their register here or elsewhere: what was done last time is offered the next time. */
export function rememberEntering(agency: string, enters: boolean): void {
  localStorage.setItem(keptAs(agency), enters ? 'yes' : 'no');
}

function remembered(agency: string): boolean | undefined {
  const kept = localStorage.getItem(keptAs(agency));
  return kept === null ? undefined : kept === 'yes';
}

const keptAs = (agency: string) => `edoc.enters.${agency}`;
