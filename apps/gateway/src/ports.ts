import type { ContentStore } from '@edoc-axis/content';
import type { Asker, KeyRing } from '@edoc-axis/platform';
import type { DoorLimits } from './door-limits.js';
import type { BuiltPages } from './doors/pages/built-pages.js';

/** What the gateway needs from outside itself; one module binds them, tests bind others. */
export const askerPort = Symbol('asker');
export const builtPagesPort = Symbol('built pages');
export const contentPort = Symbol('content');
export const doorLimitsPort = Symbol('door limits');
export const doorPort = Symbol('door');
export const intakePort = Symbol('intake');
export const keyRingPort = Symbol('key ring');
export const publishedPort = Symbol('published');

export type { Asker, ContentStore, DoorLimits };

/** The axis' public keys, as its root signed them. */
export type ShownKeys = Pick<KeyRing, 'list' | 'jws'>;

/** What the door says of itself. The address is certain once it listens. */
export interface Door {
  readonly axis: string;
  url: string;
}

/** Written when somebody asks for it first: few do, and every start would wait for it. */
export interface Published {
  openapi(): string;
}

/** Read when somebody opens a page first. */
export interface BuiltPagesHeld {
  pages(): BuiltPages;
}
