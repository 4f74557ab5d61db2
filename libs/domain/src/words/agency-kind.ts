import type { Bilingual } from '../text/language.js';

/** What an agency is, after the letters that electronic codes begin with; a province's departments are government bodies. */
export const agencyKindNames = {
  government: { vi: 'Cơ quan hành chính nhà nước', en: 'Government body' },
  'people-committee': { vi: 'Ủy ban nhân dân', en: "People's committee" },
  'people-council': { vi: 'Hội đồng nhân dân', en: "People's council" },
  party: { vi: 'Cơ quan Đảng', en: 'Party committee' },
  enterprise: { vi: 'Doanh nghiệp', en: 'Enterprise' },
  other: { vi: 'Tổ chức khác', en: 'Other organisation' },
} as const satisfies Record<string, Bilingual>;

export type AgencyKind = keyof typeof agencyKindNames;

export const agencyKinds = Object.keys(agencyKindNames) as readonly AgencyKind[];
