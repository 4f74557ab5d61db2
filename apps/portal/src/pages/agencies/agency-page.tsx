import { useState } from 'preact/hooks';
import { useRoute } from 'preact-iso';
import { api, ask, type Schemas } from '../../api/call.js';
import { Page } from '../../app/page.js';
import { AgencyMarks } from '../../parts/agency-marks.js';
import { AgencyName } from '../../parts/agency-name.js';
import { Shown, useAsked } from '../../parts/asked.js';
import { Button, ButtonLink } from '../../parts/button.js';
import { ProposedNote } from '../../parts/proposed.js';
import { administers, inspects } from '../../session/administered.js';
import { dayAndTime } from '../../words/formats.js';
import { inLanguage } from '../../words/language.js';
import { agenciesWords } from './agencies.words.js';
import { agencyWords } from './agency.words.js';
import { AgencyCertificates } from './agency-certificates.js';
import { AgencyVersions } from './agency-versions.js';
import { ChangeAgency } from './change-agency.js';
import { CloseAgency } from './close-agency.js';
import { ContactsCard } from './contacts-card.js';
import { JoiningCard } from './joining-card.js';
import { ServingCard } from './serving-card.js';

const words = inLanguage(agencyWords);
const fieldWords = inLanguage(agenciesWords);

/** One agency: what stands in the directory, how far it has come, whom to reach, who serves it and what it signs with. */
export default function AgencyPage() {
  const text = words.value;
  const code = String(useRoute().params.code ?? '');
  const [doing, setDoing] = useState<'change' | 'close'>();
  const [proposal, setProposal] = useState<Schemas['Proposal']>();
  const agency = useAsked(
    (signal) => ask(api.GET('/v1/agencies/{code}', { params: { path: { code } }, signal })),
    [code],
  );
  // Who administers a branch sees of other agencies what everybody does.
  const isInspected = agency.data !== undefined && inspects([agency.data.code]);
  const isChanging = agency.data !== undefined && administers([agency.data.code]);
  const onDone = (waits?: Schemas['Proposal']) => {
    setProposal(waits);
    agency.again();
  };
  return (
    <Page
      title={agency.data?.name ?? code}
      acts={
        <>
          {isInspected && (
            <ButtonLink icon="audit" href={`/audit?agency=${encodeURIComponent(code)}`}>
              {text.audit}
            </ButtonLink>
          )}
          {isChanging && (
            <>
              <Button onClick={() => setDoing('close')}>{text.close}</Button>
              <Button kind="primary" icon="write" onClick={() => setDoing('change')}>
                {text.change}
              </Button>
            </>
          )}
        </>
      }
    >
      <ProposedNote proposal={proposal} />
      <Shown asked={agency}>
        {(shown) => (
          <>
            <Entry agency={shown} />
            <AgencyVersions agency={shown} onDone={onDone} />
            {isInspected && (
              <>
                <JoiningCard agency={shown} onDone={onDone} />
                <div class="grid">
                  <ServingCard agency={shown} onProposed={setProposal} />
                  <ContactsCard code={shown.code} />
                </div>
                <AgencyCertificates code={shown.code} />
              </>
            )}
          </>
        )}
      </Shown>
      {doing === 'change' && agency.data && (
        <ChangeAgency agency={agency.data} onClose={() => setDoing(undefined)} onDone={onDone} />
      )}
      {doing === 'close' && agency.data && (
        <CloseAgency agency={agency.data} onClose={() => setDoing(undefined)} onDone={onDone} />
      )}
    </Page>
  );
}

function Entry({ agency }: { agency: Schemas['Agency'] }) {
  const text = words.value;
  const fields = fieldWords.value;
  const { code, form102, shortName, agencyKind, parent, address, level, policy, successors, receivesFor } = agency;
  return (
    <section class="card">
      <dl class="inside pairs">
        <dt>{fields.code}</dt>
        <dd class="row">
          <span class="code strong">{code}</span>
          <AgencyMarks agency={agency} />
        </dd>
        {form102 && <Pair name={fields.form102} value={<span class="code">{form102}</span>} />}
        {shortName && <Pair name={fields.shortName} value={shortName} />}
        {agencyKind && <Pair name={fields.kind} value={fields.kinds[agencyKind]} />}
        {parent && <Pair name={fields.parent} value={<AgencyName code={parent} link />} />}
        <Pair name={fields.level} value={level} />
        {address && <Pair name={fields.address} value={address} />}
        <Pair name={fields.policy} value={fields.policies[policy ?? '']} />
        <dt>{text.validity}</dt>
        <dd>
          {text.from(dayAndTime(agency.validFrom))}
          {agency.validUntil && text.until(dayAndTime(agency.validUntil))}
        </dd>
        {successors.length > 0 && (
          <Pair
            name={text.successors}
            value={successors.map((each) => (
              <p key={each}>
                <AgencyName code={each} link />
              </p>
            ))}
          />
        )}
        {receivesFor && (
          <Pair
            name={text.receivesFor}
            value={
              <>
                <AgencyName code={receivesFor.agency} link />{' '}
                <span class="quiet">{text.receivesForUntil(dayAndTime(receivesFor.until))}</span>
              </>
            }
          />
        )}
        {agency.toleratesSha1 && <Pair name={text.sha1} value={text.sha1Tolerated} />}
      </dl>
    </section>
  );
}

function Pair({ name, value }: { name: string; value: preact.ComponentChildren }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  );
}
