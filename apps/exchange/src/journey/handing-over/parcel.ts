import type { Readable } from 'node:stream';
import type { Destination } from '@edoc-axis/contracts';

/** A request that brings a packet to a system. */
export interface Parcel {
  readonly destination: Destination;
  /** In small letters. */
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: number;
  /** Which attempt it is, from 1: a host with several addresses is tried at each in turn. */
  readonly n: number;
  /** Called once there is a connection, before the first byte goes out; what it throws ends the attempt. */
  open(): Promise<Readable>;
  /** We are to stop. */
  readonly signal: AbortSignal;
}

/** What the other side said. */
export interface Answered {
  readonly httpStatus: number;
  readonly retryAfter?: string;
  readonly body: string;
}

/**
 * Brings it, once. A port: what goes out of this process is bound by the module.
 * @throws CataloguedError `destination.…`
 */
export type Bring = (parcel: Parcel) => Promise<Answered>;
