const kept = 'edoc.light';

/** Light or dark as the computer has it, until somebody says otherwise here. */
export function restoreLight(): void {
  const light = localStorage.getItem(kept);
  if (light) document.documentElement.dataset.light = light;
}

export function switchLight(): void {
  const { dataset } = document.documentElement;
  const isDark = dataset.light ? dataset.light === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  dataset.light = isDark ? 'light' : 'dark';
  localStorage.setItem(kept, dataset.light);
}
