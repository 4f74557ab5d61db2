import { api, ask } from '../../api/call.js';
import { Shown, useAsked } from '../../parts/asked.js';
import { ButtonLink } from '../../parts/button.js';
import { inLanguage } from '../../words/language.js';
import { CertificateTable, endOf } from '../certificates/certificate-table.js';
import { certificatesWords } from '../certificates/certificates.words.js';
import { agencyWords } from './agency.words.js';

const words = inLanguage(agencyWords);

/** What it signs with, what ends first first. */
export function AgencyCertificates({ code }: { code: string }) {
  const text = words.value;
  const known = useAsked(
    async (signal) => {
      const query = { agency: code, limit: 100 };
      const { certificates } = await ask(api.GET('/v1/certificates', { params: { query }, signal }));
      return certificates.sort((one, other) => endOf(one) - endOf(other));
    },
    [code],
  );
  return (
    <section class="card">
      <header>
        <h2>{text.certificates}</h2>
        <ButtonLink href={`/certificates?agency=${encodeURIComponent(code)}`}>{text.allCertificates}</ButtonLink>
      </header>
      <Shown asked={known}>
        {(certificates) =>
          certificates.length === 0 ? (
            <p class="inside quiet">{inLanguage(certificatesWords).value.none}</p>
          ) : (
            <CertificateTable certificates={certificates} />
          )
        }
      </Shown>
    </section>
  );
}
