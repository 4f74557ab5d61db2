import { Problem } from '../../api/problem.js';
import { AgencyName } from '../../parts/agency-name.js';
import { Button } from '../../parts/button.js';
import { Note, ProblemNote } from '../../parts/note.js';
import { inLanguage } from '../../words/language.js';
import { writeWords } from './write.words.js';

const words = inLanguage(writeWords);
const shownMax = 100;

/** Why it was not sent, in the axis' own sentence; recipients that cannot receive by name, with a way to go on without them. */
export function Refused({ error, onWithout }: { error: unknown; onWithout: (codes: readonly string[]) => void }) {
  const text = words.value;
  if (!(error instanceof Problem)) throw error;
  const { code, written } = error as { code: string; written: Readonly<Record<string, unknown>> };
  const bad =
    code === 'document.bad-recipients' && Array.isArray(written.recipients) ? written.recipients.map(String) : [];
  const earlier = code === 'document.conflict' && typeof written.earlier === 'string' ? written.earlier : undefined;
  return (
    <>
      <ProblemNote error={error} />
      {bad.length > 0 && (
        <Note tone="bad">
          <div class="stack tight">
            <p>{text.badRecipients}</p>
            <ul>
              {bad.slice(0, shownMax).map((each) => (
                <li key={each}>
                  <AgencyName code={each} />
                </li>
              ))}
            </ul>
            <div>
              <Button icon="close" onClick={() => onWithout(bad)}>
                {text.removeBad(bad.length)}
              </Button>
            </div>
          </div>
        </Note>
      )}
      {earlier !== undefined && (
        <p>
          <a href={`/documents/${earlier}`}>{text.earlierDocument}</a>
        </p>
      )}
    </>
  );
}
