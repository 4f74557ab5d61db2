import { useState } from 'preact/hooks';
import { api, ask, type Schemas } from '../../api/call.js';
import { Page } from '../../app/page.js';
import { pageTitles } from '../../app/shell.words.js';
import { AgencyPicker } from '../../parts/agency-picker.js';
import { Shown, useAsked } from '../../parts/asked.js';
import { Button } from '../../parts/button.js';
import { Field } from '../../parts/field.js';
import { MoreRows } from '../../parts/more-rows.js';
import { usePagesOf } from '../../parts/pages-of.js';
import { ProposedNote } from '../../parts/proposed.js';
import { useQuery } from '../../parts/query.js';
import { administersAxis, seesAll } from '../../session/administered.js';
import { isAdministrator } from '../../session/session.js';
import { inLanguage } from '../../words/language.js';
import { AddCertificate } from './add-certificate.js';
import { CarryInList } from './carry-in-list.js';
import { type Certificate, CertificateTable, endOf } from './certificate-table.js';
import { certificatesWords } from './certificates.words.js';
import { DistrustCertificate } from './distrust-certificate.js';
import './certificates.css';

const words = inLanguage(certificatesWords);
/** The earliest notice that one ends. */
const soonDays = 60;

/** What agencies sign with: those that end soon first. */
export default function CertificatesPage() {
  const text = words.value;
  const { get, set } = useQuery();
  const agency = get('agency');
  const [doing, setDoing] = useState<'add' | 'carry-in'>();
  const [distrusting, setDistrusting] = useState<Certificate>();
  const [proposal, setProposal] = useState<Schemas['Proposal']>();
  const [turn, setTurn] = useState(0);
  const again = () => setTurn((before) => before + 1);
  const close = () => setDoing(undefined);
  return (
    <Page
      title={inLanguage(pageTitles).value.certificates}
      acts={
        isAdministrator.value && (
          <>
            {administersAxis.value && (
              <Button icon="upload" onClick={() => setDoing('carry-in')}>
                {text.carryIn}
              </Button>
            )}
            <Button kind="primary" icon="plus" onClick={() => setDoing('add')}>
              {text.add}
            </Button>
          </>
        )
      }
    >
      <ProposedNote proposal={proposal} />
      <Field label={text.ofAgency}>
        <AgencyPicker picked={agency ? [agency] : []} onPick={([next]) => set({ agency: next })} />
      </Field>
      {/* Who administers a branch looks at one agency after the other. */}
      {agency || seesAll.value ? (
        <CertificateLists agency={agency} turn={turn} onDistrust={setDistrusting} />
      ) : (
        <p class="empty">{text.pickAgency}</p>
      )}
      {doing === 'add' && (
        <AddCertificate
          agency={agency}
          onClose={close}
          onAdded={(waits) => {
            setProposal(waits);
            again();
          }}
        />
      )}
      {doing === 'carry-in' && <CarryInList onClose={close} onDone={again} />}
      {distrusting && (
        <DistrustCertificate certificate={distrusting} onClose={() => setDistrusting(undefined)} onDone={again} />
      )}
    </Page>
  );
}

interface CertificateListsProps {
  readonly agency?: string;
  /** Another when something has changed. */
  readonly turn: number;
  readonly onDistrust: (certificate: Certificate) => void;
}

function CertificateLists({ agency, turn, onDistrust }: CertificateListsProps) {
  const text = words.value;
  const ending = useAsked(
    async (signal) => {
      const query = { agency, endsWithinDays: soonDays, limit: 500 };
      const { certificates } = await ask(api.GET('/v1/certificates', { params: { query }, signal }));
      return certificates.sort((one, other) => endOf(one) - endOf(other));
    },
    [agency, turn],
  );
  const all = usePagesOf(
    async (after, signal) => {
      const query = { agency, after, limit: 100 };
      const page = await ask(api.GET('/v1/certificates', { params: { query }, signal }));
      return { rows: page.certificates, next: page.next };
    },
    [agency, turn],
  );
  return (
    <>
      <section class="card">
        <header>
          <h2>{text.endingSoon}</h2>
        </header>
        <Shown asked={ending}>
          {(certificates) =>
            certificates.length === 0 ? (
              <p class="inside quiet">{text.noneEnding}</p>
            ) : (
              <CertificateTable certificates={certificates} onDistrust={onDistrust} />
            )
          }
        </Shown>
      </section>
      <section class="card">
        <header>
          <h2>{text.all}</h2>
        </header>
        {all.whole && all.rows.length === 0 ? (
          <p class="empty">{text.none}</p>
        ) : (
          <CertificateTable certificates={all.rows} onDistrust={onDistrust} />
        )}
        <MoreRows pages={all} />
      </section>
    </>
  );
}
