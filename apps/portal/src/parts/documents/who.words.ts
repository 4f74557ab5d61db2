import { catalogue } from '../../words/language.js';

export const whoWords = catalogue(
  {
    person: (name: string) => `tài khoản ${name}`,
    system: (name: string) => `hệ thống ${name}`,
    operator: 'người vận hành trục',
    axis: 'trục',
  },
  {
    person: (name: string) => `account ${name}`,
    system: (name: string) => `system ${name}`,
    operator: 'operator of the axis',
    axis: 'the axis',
  },
);
