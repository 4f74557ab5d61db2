import { catalogue } from '../words/language.js';

export const whoWords = catalogue(
  { operator: 'người vận hành trục', system: (name: string) => `hệ thống ${name}` },
  { operator: 'the operator', system: (name: string) => `system ${name}` },
);
