/** A door of its own: the command line reads its settings without the machinery of a process. */
export * from './settings.js';
