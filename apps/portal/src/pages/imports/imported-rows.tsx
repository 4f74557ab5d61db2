import { api, ask } from '../../api/call.js';
import { Badge } from '../../parts/badge.js';
import { Field, Select } from '../../parts/field.js';
import { MoreRows } from '../../parts/more-rows.js';
import { usePagesOf } from '../../parts/pages-of.js';
import { useQuery } from '../../parts/query.js';
import { Table } from '../../parts/table.js';
import { inLanguage } from '../../words/language.js';
import { importsWords } from './imports.words.js';

const words = inLanguage(importsWords);
const effects = ['new', 'changed', 'same'] as const;
const tones = { new: 'good', changed: 'accent', same: 'calm' } as const;

/** What each row of the file would do; one kind of it where that is asked for. */
export function ImportedRows({ id }: { id: string }) {
  const text = words.value;
  const { get, set } = useQuery();
  const effect = effects.find((each) => each === get('effect'));
  const rows = usePagesOf(
    async (after, signal) => {
      const query = { effect, after: after === undefined ? undefined : Number(after), limit: 200 };
      const params = { path: { id }, query };
      const page = await ask(api.GET('/v1/agencies/imports/{id}/rows', { params, signal }));
      return { rows: page.rows, next: page.next?.toString() };
    },
    [id, effect],
  );
  return (
    <section class="card">
      <header>
        <h2>{text.effects}</h2>
        <Field label={text.show}>
          <Select
            value={effect ?? ''}
            options={[['', text.everyEffect], ...effects.map((each) => [each, text.effectNames[each]] as const)]}
            onWrite={(next) => set({ effect: next })}
          />
        </Field>
      </header>
      <Table heads={[{ label: text.row, number: true, class: 'import-place' }, text.code, text.effect, text.fields]}>
        {rows.rows.map(({ row, code, effect: does, changed }) => (
          <tr key={row}>
            <td class="number">{row}</td>
            <td>
              <span class="code">{code}</span>
            </td>
            <td>
              <Badge tone={tones[does]}>{text.effectNames[does]}</Badge>
            </td>
            <td>{changed.map((field) => text.fieldNames[field] ?? field).join(', ')}</td>
          </tr>
        ))}
      </Table>
      <MoreRows pages={rows} />
    </section>
  );
}
