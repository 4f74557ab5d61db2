import type { KeyObject } from 'node:crypto';
import type { KeyRing, OwnKey } from '@edoc-axis/platform';
import type { DemandStillHere, Quotas, SignInTries } from './callers/index.js';
import type { CallTally, SeenSystems, WithClerks } from './connections/index.js';
import type { FirstActs } from './joining/index.js';
import type { ExchangePorts, HandOverPorts } from './journey/index.js';
import type { MetCertificates } from './strangers/index.js';
import type { SuspectGateways } from './rereading/index.js';
import type { RobotsSigner } from './robots/index.js';

/** Everything the exchange's controllers hand to its steps. */
export interface ExchangeProcess
  extends ExchangePorts, Pick<HandOverPorts, 'bring' | 'requestKey' | 'random' | 'carrying'> {
  readonly withClerks: WithClerks;
  readonly demandStillHere: DemandStillHere;
  readonly met: MetCertificates;
  readonly firsts: FirstActs;
  readonly robots: RobotsSigner;
  readonly tokenKey: () => OwnKey;
  readonly operatorKey: KeyObject;
  /** PEM of the root the receipts lead to. */
  readonly axisRootPem: string;
  readonly accessTokenMs: number;
  /** Opens the secrets of systems that sign their headers. */
  readonly secretsKeys: () => readonly KeyObject[];
  readonly signedCallAgeMs: number;
  readonly packetBytesMax: number;
  readonly quotas: Quotas;
  /** Sign-ins of systems that failed. */
  readonly tries: SignInTries;
  /** When each system last called. */
  readonly seen: SeenSystems;
  /** How the calls of each end. */
  readonly tally: CallTally;
  readonly ring: KeyRing;
  /** Gateways that are not heard. */
  readonly suspects: SuspectGateways;
}

/** Under this token the module provides them. */
export const exchangePorts = Symbol('exchange ports');
