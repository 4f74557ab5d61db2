import { cutText } from '@edoc-axis/domain';

const excerptCharactersMax = 100;

/** As much of a hostile value as a person needs to recognise it: errors and warnings travel in bounded messages. */
export function excerptOf(value: string): string {
  return cutText(value, excerptCharactersMax);
}
