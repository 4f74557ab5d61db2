import { wordMarks } from '@edoc-axis/domain';

const quote = (text: string) => `'${text.replaceAll("'", "''")}'`;

/**
 * A text as the domain's `foldForSearch` folds it, inside a statement; a test holds both against each other. Accents go before
 * capitals do: what is left of a Vietnamese letter without them, every locale of a database knows to write small. `translate`
 * alone, with the accents in its list, took longer: it goes through the list for every character.
 */
export const foldForSearch = (text: string) =>
  `translate(' ' || lower(regexp_replace(normalize(${text}, NFD), '[\\u0300-\\u036f]', '', 'g')),
             ${quote(`đĐ${wordMarks}`)}, ${quote(`dd${' '.repeat(wordMarks.length)}`)})`;
