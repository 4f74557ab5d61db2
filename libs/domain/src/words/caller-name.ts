import type { Bilingual } from '../text/language.js';

/** Who did something, in words, from how callers are named: `person:lan`, `operator`, `axis`, else a system. */
export function calledBy(by: string): Bilingual {
  if (by.startsWith('person:')) {
    const name = by.slice('person:'.length);
    return { vi: `tài khoản ${name}`, en: `the account ${name}` };
  }
  return others[by] ?? { vi: `hệ thống ${by}`, en: `the system ${by}` };
}

const others: Readonly<Record<string, Bilingual | undefined>> = {
  operator: { vi: 'người vận hành trục', en: 'the operator of the axis' },
  axis: { vi: 'trục', en: 'the axis' },
};
