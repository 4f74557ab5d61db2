import type { ComponentChildren } from 'preact';
import { api, ask, type Schemas } from '../../api/call.js';
import { AgencyName } from '../../parts/agency-name.js';
import { useAsked } from '../../parts/asked.js';
import { dayAndTime } from '../../words/formats.js';
import { inLanguage } from '../../words/language.js';
import { grantInWords } from '../account/grant-in-words.js';
import { agenciesWords } from '../agencies/agencies.words.js';
import { derOf, readCertificate } from '../certificates/read-certificate.js';
import { systemsWords } from '../systems/systems.words.js';
import { approvalsWords } from './approvals.words.js';

type Wanted = Readonly<Record<string, unknown>>;

const words = inLanguage(approvalsWords);
const agencies = inLanguage(agenciesWords);
const systems = inLanguage(systemsWords);

/** Acts whose fields replace those of what is there, which is fetched to be seen beside them. */
const changesAgency = new Set(['registry.change-agency', 'registry.close-agency', 'registry.tolerate-sha1']);

/** What was asked for as people read it, beside what it is now where something is there already. */
export function WantedShown({ proposal: { what, wanted, state, subject } }: { proposal: Schemas['Proposal'] }) {
  const written = fieldsOf(what, wanted as Wanted);
  // What was decided has changed what is there: only while it waits is there a before.
  const isCompared = changesAgency.has(what) && state === 'pending';
  const before = useAsked(
    async (signal) => {
      if (!isCompared) return undefined;
      return ask(api.GET('/v1/agencies/{code}', { params: { path: { code: subject } }, signal }));
    },
    [isCompared, subject],
  );
  const text = words.value;
  return (
    <div class="scrolls">
      <table>
        {isCompared && (
          <thead>
            <tr>
              <td />
              <th scope="col">{text.before}</th>
              <th scope="col">{text.after}</th>
            </tr>
          </thead>
        )}
        <tbody>
          {Object.entries(written).map(([field, value]) => (
            <tr key={field}>
              <th scope="row">{text.fields[field] ?? field}</th>
              {isCompared && <td>{inWords(field, valueAt(before.data, field))}</td>}
              <td class="wanted-value">{inWords(field, value)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Without what says nothing, objects flattened, and a certificate by what stands in it. */
function fieldsOf(what: string, wanted: Wanted): Record<string, unknown> {
  const { pem, ...others } = wanted;
  const certificate = what === 'registry.register-certificate' ? certificateIn(String(pem)) : {};
  return { ...certificate, ...flattened(others) };
}

function certificateIn(pem: string): Record<string, unknown> {
  const der = derOf(new TextEncoder().encode(pem));
  const read = der && readCertificate(der);
  if (!read) return { subject: words.value.unreadable };
  const { subject, issuer, serial, notBefore, notAfter } = read;
  return { subject, issuer, serial, validity: `${dayAndTime(notBefore)} – ${dayAndTime(notAfter)}` };
}

function flattened(wanted: Wanted, above = ''): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(wanted).flatMap(([field, value]): [string, unknown][] => {
      const name = `${above}${field}`;
      if (value === undefined || name === 'secret.sealed' || (Array.isArray(value) && value.length === 0)) return [];
      const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
      return isObject ? Object.entries(flattened(value as Wanted, `${name}.`)) : [[name, value]];
    }),
  );
}

function valueAt(agency: object | undefined, field: string): unknown {
  if (field === 'at') return (agency as Partial<Schemas['Agency']> | undefined)?.validUntil;
  if (field === 'tolerated') return (agency as Partial<Schemas['Agency']> | undefined)?.toleratesSha1 ?? false;
  if (field === 'since' || field === 'reason') return undefined;
  return field.split('.').reduce<unknown>((value, key) => (value as Wanted | undefined)?.[key], agency);
}

const codesIn = new Set(['code', 'parent', 'agency', 'receivesFor.agency', 'to', 'agencies', 'successors']);
const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;

function inWords(field: string, value: unknown): ComponentChildren {
  const { yes, no, nothing, toImport, toDocument } = words.value;
  if (value === undefined || value === null || value === '') {
    return field === 'policy' ? agencies.value.policies[''] : nothing;
  }
  if (typeof value === 'boolean') return value ? yes : no;
  if (field === 'grants')
    return (value as Schemas['Person']['grants']).map((grant) => (
      <p key={JSON.stringify(grant)}>{grantInWords(grant)}</p>
    ));
  if (codesIn.has(field)) {
    return [value].flat().map((code) => (
      <p key={String(code)}>
        <AgencyName code={String(code)} link />
      </p>
    ));
  }
  if (field === 'policy') return (agencies.value.policies as Record<string, string>)[String(value)];
  if (field === 'agencyKind') return (agencies.value.kinds as Record<string, string>)[String(value)];
  if (field === 'door') return (systems.value.doors as Record<string, string>)[String(value)];
  if (field === 'scopes')
    return [value]
      .flat()
      .map((scope) => (systems.value.scopeNames as Record<string, string>)[String(scope)])
      .join(', ');
  if (field === 'import') return <a href={`/imports/${String(value)}`}>{toImport}</a>;
  if (field === 'document') return <a href={`/documents/${String(value)}`}>{toDocument}</a>;
  if (Array.isArray(value)) return value.map(String).join(', ');
  if (typeof value === 'string' && instant.test(value)) return dayAndTime(value);
  if (typeof value === 'string' || typeof value === 'number') {
    return String(value).includes('-----BEGIN') ? <pre class="wanted-pem">{value}</pre> : value;
  }
  return JSON.stringify(value);
}
