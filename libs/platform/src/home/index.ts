/** A door of its own: the command line reads keys of this machine without the machinery of a process. */
export * from './home.js';
