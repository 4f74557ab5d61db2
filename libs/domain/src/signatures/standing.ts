import type { Bilingual } from '../text/language.js';

/** What the signatures on a document make of it before the law; shown wherever the document is. */
export const standingNames = {
  original: { vi: 'Ký số cá nhân và cơ quan (bản gốc)', en: 'Signed by person and organisation (original)' },
  organisation: { vi: 'Chỉ có chữ ký số cơ quan', en: "The organisation's signature only" },
  person: { vi: 'Chỉ có chữ ký số cá nhân', en: 'A personal signature only' },
  information: { vi: 'Không ký số: để biết, tham khảo', en: 'Not signed: for information only' },
} as const satisfies Record<string, Bilingual>;

export type Standing = keyof typeof standingNames;

/**
 * An original is signed by the competent person and by the organisation (Nghị định 30/2020/NĐ-CP, Điều 5); an unsigned
 * document is lawful for information only (QĐ 28/2018/QĐ-TTg).
 *
 * @param signedBy whose good signatures stand on the packet or the main document
 */
export function standingOf(signedBy: { readonly person: boolean; readonly organisation: boolean }): Standing {
  if (signedBy.organisation) return signedBy.person ? 'original' : 'organisation';
  return signedBy.person ? 'person' : 'information';
}
