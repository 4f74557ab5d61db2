import { inLanguage } from '../../words/language.js';
import type { Draft } from './draft.js';
import { writeWords } from './write.words.js';

const words = inLanguage(writeWords);

/** What a draft cannot be sent without, in words; the axis judges everything else. */
export function missingIn(draft: Draft): readonly string[] {
  const text = words.value;
  const { number, notation, subject, typeName, promulgatedOn, about, reason, recipients, files, noSecrets } = draft;
  const isBlank = (written: string) => written.trim() === '';
  return [
    isBlank(typeName) && text.typeName,
    isBlank(number) && text.number,
    isBlank(notation) && text.notation,
    isBlank(subject) && text.subject,
    isBlank(promulgatedOn) && text.promulgatedOn,
    about && about.act !== 'reply' && isBlank(reason) && text.reason[about.act],
    recipients.length === 0 && text.missingRecipients,
    files.length === 0 && text.missingFiles,
    !noSecrets && text.missingNoSecrets,
  ].flatMap((each) => (each ? [each.toLocaleLowerCase()] : []));
}
