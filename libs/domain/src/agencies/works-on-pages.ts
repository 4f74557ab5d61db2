/** An agency with no system of its own: its people take up, answer and send on the pages. */
export function worksOnPages(serving: { readonly door?: string } | undefined): boolean {
  return serving?.door === 'portal';
}
