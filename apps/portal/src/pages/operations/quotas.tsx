import { number, size } from '../../words/formats.js';
import { Table } from '../../parts/table.js';
import { inLanguage } from '../../words/language.js';
import { operationsWords } from './operations.words.js';
import type { Operations } from './operations.js';

const words = inLanguage(operationsWords);
type Quota = NonNullable<Operations['quotas']>[number];

/** Who is near what it may do in a minute, an hour or at once; those nearest first. */
export function Quotas({ quotas }: { quotas: readonly Quota[] }) {
  const text = words.value;
  if (quotas.length === 0) return null;
  return (
    <section class="card">
      <header>
        <h2>{text.quotas}</h2>
      </header>
      <Table heads={[text.system, text.requests, text.bytes, text.inFlight]}>
        {quotas.map((quota) => (
          <tr key={quota.system}>
            <th scope="row">{quota.system}</th>
            <td>
              <Used label={text.requests} used={quota.requests} max={quota.requestsMax} says={number} />
            </td>
            <td>
              <Used label={text.bytes} used={quota.bytes} max={quota.bytesMax} says={size} />
            </td>
            <td>
              <Used label={text.inFlight} used={quota.inFlight} max={quota.inFlightMax} says={number} />
            </td>
          </tr>
        ))}
      </Table>
    </section>
  );
}

interface UsedProps {
  readonly label: string;
  readonly used: number;
  readonly max?: number;
  readonly says: (value: number) => string;
}

function Used({ label, used, max, says }: UsedProps) {
  if (max === undefined) return <>{says(used)}</>;
  return (
    <>
      {says(used)} / {says(max)}
      <div
        class="progress"
        role="meter"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={max}
        aria-valuenow={Math.min(used, max)}
      >
        <span style={{ width: `${Math.min(100, (used / max) * 100)}%` }} />
      </div>
    </>
  );
}
