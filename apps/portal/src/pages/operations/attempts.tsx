import { api, ask } from '../../api/call.js';
import { Dialog } from '../../parts/dialog.js';
import { More } from '../../parts/more.js';
import { usePagesOf } from '../../parts/pages-of.js';
import { dayAndTime } from '../../words/formats.js';
import { inLanguage, said } from '../../words/language.js';
import { operationsWords } from './operations.words.js';

const words = inLanguage(operationsWords);

/** What was tried to bring a delivery, the latest first. */
export function Attempts({ delivery: id, onClose }: { delivery: string; onClose: () => void }) {
  const text = words.value;
  const attempts = usePagesOf(
    async (after, signal) => {
      const query = { before: after === undefined ? undefined : Number(after), limit: 50 };
      const page = await ask(api.GET('/v1/deliveries/{id}/attempts', { params: { path: { id }, query }, signal }));
      return { rows: page.attempts, next: page.next === undefined ? undefined : String(page.next) };
    },
    [id],
  );
  return (
    <Dialog title={text.attempts} wide onClose={onClose}>
      <ol class="stack tight">
        {attempts.rows.map(({ n, system, begunAt, outcome, problem, said: words, nextAt }) => (
          <li key={n}>
            <p>
              <span class="strong">{dayAndTime(begunAt)}</span> · {system} · {text.outcomes[outcome ?? 'underWay']}
            </p>
            {problem && <p>{said(problem.sentence)}</p>}
            {words && <p class="quiet code">{words}</p>}
            {nextAt && <p class="quiet">{text.nextAt(dayAndTime(nextAt))}</p>}
          </li>
        ))}
      </ol>
      <More pages={attempts} empty={text.noAttempts} />
    </Dialog>
  );
}
