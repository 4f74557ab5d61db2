const kept = 'edoc.light';
const dark = matchMedia('(prefers-color-scheme: dark)');

/** Light or dark as the computer has it, and changes it, until somebody says otherwise here. */
export function restoreLight(): void {
  const show = () => {
    document.documentElement.dataset.light = localStorage.getItem(kept) ?? (dark.matches ? 'dark' : 'light');
  };
  show();
  dark.addEventListener('change', show);
}

export function switchLight(): void {
  const { dataset } = document.documentElement;
  dataset.light = dataset.light === 'dark' ? 'light' : 'dark';
  localStorage.setItem(kept, dataset.light);
}
