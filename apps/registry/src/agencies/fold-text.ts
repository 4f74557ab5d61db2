/** Without accents and in small letters, as people type names: "Ủy ban Đức Thọ" is "uy ban duc tho". */
export function foldText(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase();
}
