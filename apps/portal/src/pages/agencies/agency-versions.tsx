import { useState } from 'preact/hooks';
import { api, ask, type Schemas } from '../../api/call.js';
import { Badge } from '../../parts/badge.js';
import { Button } from '../../parts/button.js';
import { ActDialog } from '../../parts/dialog.js';
import { Field, TextInput } from '../../parts/field.js';
import { proposalIn } from '../../parts/proposed.js';
import { Table } from '../../parts/table.js';
import { tell } from '../../parts/told.js';
import { administers } from '../../session/administered.js';
import { dayAndTime } from '../../words/formats.js';
import { inLanguage } from '../../words/language.js';
import { agenciesWords } from './agencies.words.js';
import { agencyWords } from './agency.words.js';

type Agency = Schemas['Agency'];
type Version = NonNullable<Agency['versions']>[number];

const words = inLanguage(agencyWords);

interface AgencyVersionsProps {
  readonly agency: Agency;
  readonly onDone: (proposal?: Schemas['Proposal']) => void;
}

/** What it was and will be, the newest first; what is still to come can be taken back. */
export function AgencyVersions({ agency, onDone }: AgencyVersionsProps) {
  const text = words.value;
  const [takingBack, setTakingBack] = useState<Version>();
  const versions = agency.versions ?? [];
  if (versions.length < 2) return null;
  const now = Date.now();
  const inForce = versions.findLast(({ since }) => Date.parse(since) <= now);
  return (
    <section class="card">
      <header>
        <h2>{text.versions}</h2>
      </header>
      <Table heads={[text.since, text.what, { label: text.takeBack, unseen: true }]} stacks>
        {versions
          .map((version, n) => (
            <tr key={version.since}>
              <td class="nowrap">{dayAndTime(version.since)}</td>
              <td>
                <Differences before={versions[n - 1]} after={version} />
              </td>
              <td>
                {version === inForce && <Badge tone="good">{text.inForce}</Badge>}
                {Date.parse(version.since) > now && (
                  <span class="row">
                    <Badge tone="accent">{text.coming}</Badge>
                    {administers([agency.code]) && (
                      <Button onClick={() => setTakingBack(version)}>{text.takeBack}</Button>
                    )}
                  </span>
                )}
              </td>
            </tr>
          ))
          .reverse()}
      </Table>
      {takingBack && (
        <TakeBack
          code={agency.code}
          since={takingBack.since}
          onClose={() => setTakingBack(undefined)}
          onDone={onDone}
        />
      )}
    </section>
  );
}

function Differences({ before, after }: { before?: Version; after: Version }) {
  if (!before) {
    return (
      <>
        {words.value.first}: {after.name}
      </>
    );
  }
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((field) => field !== 'since');
  return (
    <>
      {fields
        .map((field) => ({ field, was: inWords(field, before), is: inWords(field, after) }))
        .filter(({ was, is }) => was !== is)
        .map(({ field, was, is }) => (
          <p key={field}>
            <span class="quiet">{nameOf(field)}:</span> <del>{was}</del> → <ins>{is}</ins>
          </p>
        ))}
    </>
  );
}

const fieldWords = inLanguage(agenciesWords);

function nameOf(field: string): string {
  const { name, shortName, kind, parent, address, level, policy, hidden, test } = fieldWords.value;
  const names: Record<string, string> = {
    ...{ name, shortName, agencyKind: kind, parent, address, level, policy, hidden, test },
  };
  return names[field] ?? field;
}

function inWords(field: string, version: Version): string {
  const { policies, kinds } = fieldWords.value;
  if (field === 'policy') return policies[version.policy ?? ''];
  if (field === 'agencyKind') return kinds[version.agencyKind ?? ''];
  const value: unknown = version[field as keyof Version];
  if (value === undefined || value === false) return '–';
  return value === true ? '✓' : typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function TakeBack({
  code,
  since,
  onClose,
  onDone,
}: { code: string; since: string; onClose: () => void } & Pick<AgencyVersionsProps, 'onDone'>) {
  const text = words.value;
  const [reason, setReason] = useState('');
  const takeBack = async () => {
    const body = { since, reason: reason.trim() || undefined };
    const answer = await ask(api.POST('/v1/agencies/{code}/take-back', { params: { path: { code } }, body }));
    const proposal = proposalIn(answer);
    if (!proposal) tell(text.takenBack);
    onDone(proposal);
  };
  return (
    <ActDialog title={text.takeBack} act={text.takeBack} kind="grave" onAct={takeBack} onClose={onClose}>
      <p>{text.takeBackText(dayAndTime(since))}</p>
      <Field label={text.reason}>
        <TextInput value={reason} maxLength={500} onWrite={setReason} />
      </Field>
    </ActDialog>
  );
}
