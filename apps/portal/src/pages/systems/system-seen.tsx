import { api, ask } from '../../api/call.js';
import { Shown, useAsked } from '../../parts/asked.js';
import { dayAndTime, number, share } from '../../words/formats.js';
import { inLanguage } from '../../words/language.js';
import { systemsWords } from './systems.words.js';

const words = inLanguage(systemsWords);

/** When it was last seen, what it calls itself, and how often it was refused. */
export function SystemSeen({ name }: { name: string }) {
  const text = words.value;
  const seen = useAsked(
    (signal) => ask(api.GET('/v1/systems/{system}/seen', { params: { path: { system: name } }, signal })),
    [name],
  );
  return (
    <section class="card">
      <header>
        <h2>{text.seen}</h2>
      </header>
      <div class="inside stack">
        <Shown asked={seen}>
          {({ leasedAt, confirmedAt, sentAt, version, calls }) =>
            !leasedAt && !sentAt && !confirmedAt && !calls ? (
              <p class="quiet">{text.neverSeen}</p>
            ) : (
              <dl class="pairs">
                <dt>{text.leased}</dt>
                <dd>{leasedAt ? dayAndTime(leasedAt) : '–'}</dd>
                <dt>{text.confirmed}</dt>
                <dd>{confirmedAt ? dayAndTime(confirmedAt) : '–'}</dd>
                <dt>{text.sent}</dt>
                <dd>{sentAt ? dayAndTime(sentAt) : '–'}</dd>
                {version && (
                  <>
                    <dt>{text.version}</dt>
                    <dd>{version.says}</dd>
                  </>
                )}
                {calls && <Calls {...calls} />}
              </dl>
            )
          }
        </Shown>
      </div>
    </section>
  );
}

interface CallsProps {
  readonly since: string;
  readonly answered: number;
  readonly refused: number;
  readonly codes: readonly {
    readonly code: string;
    readonly calls: number;
    readonly example?: { readonly occurrence: string };
  }[];
}

function Calls({ since, answered, refused, codes }: CallsProps) {
  const text = words.value;
  const rate = answered + refused === 0 ? 0 : refused / (answered + refused);
  return (
    <>
      <dt>{text.calls}</dt>
      <dd>{text.callsText(number(answered), number(refused), share(rate), dayAndTime(since))}</dd>
      {codes.length > 0 && (
        <>
          <dt>{text.refusals}</dt>
          <dd>
            {codes.map(({ code, calls, example }) => (
              <p key={code}>
                <span class="code">{code}</span> × {number(calls)}
                {example && <span class="quiet code"> {example.occurrence}</span>}
              </p>
            ))}
          </dd>
        </>
      )}
    </>
  );
}
