export * from './errors/catalogue.js';
export * from './errors/catalogued-error.js';
export type { CatalogueEntry, ErrorKind, Retry } from './errors/entry.js';
export * from './errors/sentence.js';
export * from './text/fill-sentence.js';
export * from './text/language.js';
