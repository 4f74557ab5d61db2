import type { paths } from '../../api/v1.js';
import { AgencyName } from '../../parts/agency-name.js';
import { Badge } from '../../parts/badge.js';
import { fromBase64 } from '../../parts/bytes.js';
import { Button } from '../../parts/button.js';
import { Table } from '../../parts/table.js';
import { administers } from '../../session/administered.js';
import { day, dayAndTime, lasting } from '../../words/formats.js';
import { inLanguage, said } from '../../words/language.js';
import { certificatesWords } from './certificates.words.js';
import { readCertificate, type ReadCertificate } from './read-certificate.js';

type List = paths['/v1/certificates']['get']['responses'][200]['content']['application/json'];
export type Certificate = List['certificates'][number];

const words = inLanguage(certificatesWords);
/** So many of them are named in a row. */
const agenciesShown = 3;
const soonMs = 60 * 86_400_000;

interface CertificateTableProps {
  readonly certificates: readonly Certificate[];
  readonly onDistrust?: (certificate: Certificate) => void;
}

export function CertificateTable({ certificates, onDistrust }: CertificateTableProps) {
  const text = words.value;
  return (
    <Table
      heads={[
        text.subject,
        text.agencies,
        text.validity,
        text.state,
        onDistrust !== undefined && { label: text.distrust, unseen: true },
      ]}
      stacks
    >
      {certificates.map((certificate) => (
        <CertificateRow key={certificate.sha256} certificate={certificate} onDistrust={onDistrust} />
      ))}
    </Table>
  );
}

function CertificateRow({
  certificate,
  onDistrust,
}: { certificate: Certificate } & Pick<CertificateTableProps, 'onDistrust'>) {
  const text = words.value;
  const { der, sha256, role, agencies, registeredAt } = certificate;
  const read = readCertificate(fromBase64(der));
  return (
    <tr>
      <td class="certificate-subject">
        <p class="strong">{read?.subject ?? sha256}</p>
        <p class="quiet">
          {text.issuer}: {read?.issuer ?? '–'}
        </p>
        <details>
          <summary class="quiet">{text.registered(dayAndTime(registeredAt))}</summary>
          <p class="quiet">
            {text.serial}: <span class="code">{read?.serial}</span>
          </p>
          <p class="quiet">
            {text.digest}: <span class="code">{sha256}</span>
          </p>
        </details>
      </td>
      <td>
        {agencies.slice(0, agenciesShown).map((code) => (
          <p key={code}>
            <AgencyName code={code} link />
          </p>
        ))}
        {agencies.length > agenciesShown && <p class="quiet">{text.andOthers(agencies.length - agenciesShown)}</p>}
        <p class="quiet">{text.roles[role]}</p>
      </td>
      <td class="nowrap">{read && <Validity certificate={read} />}</td>
      <td>
        <Standing certificate={certificate} />
      </td>
      {onDistrust && (
        <td>{administers(agencies) && <Button onClick={() => onDistrust(certificate)}>{text.distrust}</Button>}</td>
      )}
    </tr>
  );
}

function Validity({ certificate: { notBefore, notAfter } }: { certificate: ReadCertificate }) {
  const text = words.value;
  const leftMs = notAfter.getTime() - Date.now();
  return (
    <>
      {day(notBefore)} – {day(notAfter)}
      {leftMs < soonMs && (
        <p>
          <Badge tone={leftMs < 0 ? 'bad' : 'wait'}>
            {leftMs < 0 ? text.ended : text.endsIn(lasting(Date.now(), notAfter.getTime()))}
          </Badge>
        </p>
      )}
    </>
  );
}

function Standing({ certificate: { revokedAt, revocationReason, revocation, problem } }: { certificate: Certificate }) {
  const text = words.value;
  const tones = { good: 'good', unknown: 'wait', revoked: 'bad' } as const;
  return (
    <>
      {revokedAt && (
        <p>
          <Badge tone="bad">{text.distrusted(dayAndTime(revokedAt))}</Badge> {revocationReason}
        </p>
      )}
      {revocation ? (
        <Badge tone={tones[revocation.state]}>{text[revocation.state]}</Badge>
      ) : (
        <span class="quiet">{text.notAsked}</span>
      )}
      {problem && <p class="quiet">{said(problem.sentence)}</p>}
    </>
  );
}

/** When it ends, for an order by that. */
export function endOf({ der }: Certificate): number {
  return readCertificate(fromBase64(der))?.notAfter.getTime() ?? 0;
}
