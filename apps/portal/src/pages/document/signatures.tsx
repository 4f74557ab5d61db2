import type { Schemas } from '../../api/call.js';
import { Badge, type Tone } from '../../parts/badge.js';
import { day, dayAndTime } from '../../words/formats.js';
import { inLanguage, said } from '../../words/language.js';
import { signaturesWords } from './signatures.words.js';

type Verdict = Schemas['Verdict'];
type PdfVerdict = NonNullable<Schemas['Attachment']['pdf']>;
type PdfSignature = PdfVerdict['signatures'][number];

const words = inLanguage(signaturesWords);
const goodOnes: readonly string[] = ['valid'];
const calmOnes: readonly string[] = ['absent', 'unsupported', 'not-read'];
const waitingOnes: readonly string[] = ['weak', 'revocation-unknown', 'not-yet-valid', 'unreadable'];

/** What the signatures of packet and files are worth, and by which certificates: the sentence first, the particulars on demand. */
export function Signatures({ document: { verdict, standing, attachments } }: { document: Schemas['Document'] }) {
  const text = words.value;
  const judged = attachments.flatMap(({ n, name, pdf, files = [] }) => [
    ...(pdf ? [{ key: `${n}`, name, pdf }] : []),
    ...files.map((file) => ({ key: `${n} ${file.path}`, name: `${name} › ${file.path}`, pdf: file.pdf })),
  ]);
  return (
    <section class="card" aria-labelledby="signatures">
      <header>
        <h2 id="signatures">{text.signatures}</h2>
      </header>
      <div class="inside stack">
        <p class="strong">{said(standing.sentence)}</p>
        <div class="signed">
          <h3>{text.packet}</h3>
          <VerdictLine verdict={verdict.verdict}>{said(verdict.sentence)}</VerdictLine>
          <Certificate certificate={verdict.certificate} />
        </div>
        {judged.map(({ key, name, pdf }) => (
          <div key={key} class="signed">
            <h3 class="breaks">{name}</h3>
            <VerdictLine verdict={pdf.verdict}>{said(pdf.sentence)}</VerdictLine>
            {pdf.remarks.map((remark) => (
              <p key={remark.code}>{said(remark.sentence)}</p>
            ))}
            {pdf.signatures.map((signature, place) => (
              <SignatureInFile key={`${place}${signature.field}`} signature={signature} />
            ))}
          </div>
        ))}
      </div>
    </section>
  );
}

function SignatureInFile({ signature }: { signature: PdfSignature }) {
  const text = words.value;
  const { kind, coversWholeFile, changesAfter, roleName, claimedAt, provenTime } = signature;
  return (
    <div class="signature">
      <p>
        <span class="quiet">{text.kinds[kind]}</span>{' '}
        <VerdictLine verdict={signature.verdict}>{said(signature.sentence)}</VerdictLine>
      </p>
      <p>
        {coversWholeFile ? text.coversWhole : text.coversPart}. {text.changes[changesAfter]}.
      </p>
      {roleName && (
        <p>
          <span class="quiet">{text.registeredAs}</span> {said(roleName)}
        </p>
      )}
      {claimedAt && (
        <p>
          <span class="quiet">{text.claimedAt}</span> {dayAndTime(claimedAt)}
        </p>
      )}
      {provenTime && (
        <p>
          <span class="quiet">{text.provenAt}</span> {dayAndTime(provenTime.at)} ({text.provenBy[provenTime.by]})
        </p>
      )}
      {signature.remarks.map((remark) => (
        <p key={remark.code}>{said(remark.sentence)}</p>
      ))}
      <Certificate certificate={signature.certificate} />
    </div>
  );
}

function VerdictLine({ verdict, children }: { verdict: string; children: string }) {
  return (
    <span class="verdict">
      <Badge tone={toneOf(verdict)} icon={iconOf(verdict)}>
        {children}
      </Badge>
    </span>
  );
}

function Certificate({ certificate }: { certificate?: Verdict['certificate'] }) {
  if (!certificate) return null;
  const text = words.value;
  return (
    <details>
      <summary>{text.showCertificate}</summary>
      <dl class="pairs">
        <dt>{text.subject}</dt>
        <dd>{certificate.subject}</dd>
        <dt>{text.issuer}</dt>
        <dd>{certificate.issuer}</dd>
        <dt>{text.serial}</dt>
        <dd class="code">{certificate.serial}</dd>
        <dt>{text.validity}</dt>
        <dd>{text.from(day(certificate.notBefore), day(certificate.notAfter))}</dd>
      </dl>
    </details>
  );
}

function toneOf(verdict: string): Tone {
  if (goodOnes.includes(verdict)) return 'good';
  if (calmOnes.includes(verdict)) return 'calm';
  return waitingOnes.includes(verdict) ? 'wait' : 'bad';
}

function iconOf(verdict: string) {
  const icons = { good: 'good', calm: 'note', wait: 'warning', bad: 'bad', accent: 'note' } as const;
  return icons[toneOf(verdict)];
}
