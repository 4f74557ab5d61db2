import { api, ask } from '../../api/call.js';
import { inLanguage } from '../../words/language.js';
import { Shown, useAsked } from '../asked.js';
import { Field, Select } from '../field.js';
import { Note } from '../note.js';
import { learnAgencyNames } from '../agency-name.js';
import type { OperableDelivery } from './delivery-acts.js';
import { operatingWords } from './operating.words.js';

const words = inLanguage(operatingWords);

interface RedirectTargetProps {
  readonly delivery: OperableDelivery;
  readonly picked: string;
  readonly onPick: (code: string) => void;
}

/** Post goes to who follows a closed code, or receives for it, and to nobody else: only these are offered. */
export function RedirectTarget({ delivery, picked, onPick }: RedirectTargetProps) {
  const text = words.value;
  const codes = [...new Set([delivery.recipient, ...delivery.addressedTo])];
  const heirs = useAsked(
    async (signal) => {
      const closed = await Promise.all(codes.map((code) => agency(code, signal)));
      const following = new Set(
        closed.flatMap((each) => [...each.successors, ...(each.receivesFor ? [each.receivesFor.agency] : [])]),
      );
      const found = await Promise.all(
        [...following].filter((code) => code !== delivery.recipient).map((code) => agency(code, signal)),
      );
      learnAgencyNames(found);
      return found;
    },
    [codes.join()],
  );
  return (
    <Shown asked={heirs}>
      {(found) =>
        found.length === 0 ? (
          <Note tone="wait">{text.nobodyFollows}</Note>
        ) : (
          <Field label={text.target}>
            <Select
              value={picked}
              required
              onWrite={onPick}
              options={[['', '–'], ...found.map(({ code, name }) => [code, `${name} (${code})`] as const)]}
            />
          </Field>
        )
      }
    </Shown>
  );
}

function agency(code: string, signal: AbortSignal) {
  return ask(api.GET('/v1/agencies/{code}', { params: { path: { code } }, signal }));
}
