import type { Schemas } from '../../api/call.js';
import { mayWrite, ownAgencies } from '../../app/portal-agencies.js';
import { ButtonLink } from '../../parts/button.js';
import { inLanguage } from '../../words/language.js';
import { writeAboutWords } from './write-about.words.js';

const words = inLanguage(writeAboutWords);

/** Who writes on the pages answers a document from here, or updates and replaces her own. */
export function WriteAbout({ document: { id, sender } }: { document: Schemas['Document'] }) {
  if (!mayWrite()) return null;
  const isOwn = ownAgencies.value?.some(({ code, worksHere }) => worksHere && code === sender) ?? false;
  const acts = isOwn ? (['updates', 'replaces'] as const) : (['replies'] as const);
  return (
    <>
      {acts.map((act) => (
        <ButtonLink key={act} icon="write" href={`/write?${act}=${id}`}>
          {words.value[act]}
        </ButtonLink>
      ))}
    </>
  );
}
