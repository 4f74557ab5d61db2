import type { Schemas } from '../../api/call.js';
import { inLanguage } from '../../words/language.js';
import { accountWords } from './account.words.js';

const words = inLanguage(accountWords);

/** What somebody was made, as a sentence: "Văn thư của H36.15, H36.16". */
export function grantInWords(grant: Schemas['Person']['grants'][number]): string {
  const { clerkOf, administrator, administratorOf, auditor } = words.value;
  switch (grant.role) {
    case 'clerk':
      return clerkOf(grant.agencies.join(', '));
    case 'administrator':
      return grant.branch === undefined ? administrator : administratorOf(grant.branch);
    case 'auditor':
      return auditor;
  }
}
