import { wordMarks } from '@edoc-axis/domain';

const quote = (text: string) => `'${text.replaceAll("'", "''")}'`;

/**
 * A text as the domain's `foldForSearch` folds it, inside a statement; a test holds both against each other. Marks go before
 * capitals do: what is left of a Vietnamese letter without them, every locale of a database knows to write small.
 */
export const foldForSearch = (text: string) =>
  `translate(' ' || lower(regexp_replace(normalize(${text}, NFD), '[\\u0300-\\u036f]', '', 'g')),
             'đĐ' || ${quote(wordMarks)}, 'dd' || ${quote(' '.repeat(wordMarks.length))})`;
