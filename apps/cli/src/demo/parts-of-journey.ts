import type { AxisClient, Credentials } from '@edoc-axis/client';
import type { Terminal } from '../terminal/terminal.js';
import type { SampleProvince } from './make-province.js';

/** What the demo's steps are shown with. */
export interface Journey {
  readonly terminal: Terminal;
  readonly province: SampleProvince;
  /** This run's packets, sent and received. */
  readonly folder: string;
  readonly officeAxis: AxisClient;
  readonly communesAxis: AxisClient;
  readonly operator: AxisClient;
  readonly trust: { readonly rootPem: string };
  readonly credentials: Credentials;
}
