/** Without accents and in small letters, as people type names: "Ủy ban Đức Thọ" is "uy ban duc tho". The axis folds likewise. */
export function foldText(text: string): string {
  return text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd');
}
