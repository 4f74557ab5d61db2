import type { Schemas } from '../../api/call.js';
import { dayAndTime } from '../../words/formats.js';
import { inLanguage } from '../../words/language.js';
import { documentWords } from './document.words.js';

type Link = NonNullable<Schemas['Document']['concerns']>[number];

const words = inLanguage(documentWords);

/** Revocation, update, replacement: which document is about which, both ways. */
export function Chains({ document: { concerns = [], concernedBy = [] } }: { document: Schemas['Document'] }) {
  const text = words.value;
  if (concerns.length + concernedBy.length === 0) return null;
  return (
    <section class="card" aria-labelledby="chains">
      <header>
        <h2 id="chains">{text.chains}</h2>
      </header>
      <div class="inside stack">
        <Links title={text.concerns} links={concerns} />
        <Links title={text.concernedBy} links={concernedBy} />
      </div>
    </section>
  );
}

function Links({ title, links }: { title: string; links: readonly Link[] }) {
  const text = words.value;
  if (links.length === 0) return null;
  return (
    <div class="stack tight">
      <h3>{title}</h3>
      <ul class="stack tight">
        {links.map(({ id, documentId, businessType, at, reason }) => (
          <li key={id}>
            <a href={`/documents/${id}`} class="breaks">
              {text.businessTypes[businessType]}: {documentId}
            </a>
            <p class="quiet">
              {dayAndTime(at)}
              {reason && ` · ${reason}`}
            </p>
          </li>
        ))}
      </ul>
    </div>
  );
}
