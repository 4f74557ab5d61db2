import type { Bench } from './bench.js';
import { directory } from './directory.js';
import { fanOut } from './fan-out.js';
import { growth } from './growth.js';
import { idle } from './idle.js';
import { importing } from './import.js';
import { journey } from './journey.js';
import { mixed } from './mixed.js';
import { portal } from './portal.js';
import { start } from './start.js';
import { submit } from './submit.js';
import { verify } from './verify.js';
import { verifyLarge } from './verify-large.js';

/** By the name one asks for them. */
export const benches: Readonly<Record<string, Bench>> = {
  verify,
  'verify-large': verifyLarge,
  submit,
  journey,
  'fan-out': fanOut,
  mixed,
  growth,
  directory,
  import: importing,
  portal,
  start,
  idle,
};
