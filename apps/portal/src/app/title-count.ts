import { signal } from '@preact/signals';

/** What waits for the clerk, in the title of the tab: "12", "1000+"; empty when nothing does. */
export const titleCount = signal('');
