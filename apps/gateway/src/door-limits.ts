/**
 * Every wait and every payload of the HTTP door has its limit here. How large a packet may be is not among them: the
 * exchange says so, for each caller, when it admits a submission.
 */
export interface DoorLimits {
  /** Request line and headers together. */
  readonly headersBytesMax: number;
  /** The same at `/vxp`, whose clients write their recipients there, twice. */
  readonly vxpHeadersBytesMax: number;
  readonly jsonBytesMax: number;
  readonly formBytesMax: number;
  readonly connectionsMax: number;
  /** From the first byte of a request to the end of its headers. */
  readonly headersWaitMs: number;
  /** A body must bring at least so many bytes in each such span of waiting for it. */
  readonly bodyWaitMs: number;
  readonly bodyProgressBytes: number;
  /** What of a body is still read, and how long, after it was refused: a sender cut off in the middle reads no answer. */
  readonly lingerBytesMax: number;
  readonly lingerMs: number;
  /** A connection on which nothing moves in either direction is closed. */
  readonly silenceMs: number;
  /** An idle connection is kept for the next request. */
  readonly keepAliveMs: number;
  /** How long the other processes may take to say that they are ready. */
  readonly readinessWaitMs: number;
  /** Connections over which events are followed: in all, fewer than questions may wait for the tracker; and of one caller. */
  readonly followersMax: number;
  readonly followersOfCallerMax: number;
  /** When nothing happens, a follower hears that it is still there so often. */
  readonly followerWaitMs: number;
  /** A follower that takes nothing of what is written to it for so long is cut. */
  readonly followerSlowMs: number;
}

export const defaultDoorLimits: DoorLimits = {
  headersBytesMax: 16 * 1024,
  vxpHeadersBytesMax: 256 * 1024,
  jsonBytesMax: 1024 * 1024,
  formBytesMax: 32 * 1024,
  connectionsMax: 4_096,
  headersWaitMs: 20_000,
  bodyWaitMs: 30_000,
  bodyProgressBytes: 16 * 1024,
  lingerBytesMax: 16 * 1024 * 1024,
  lingerMs: 5_000,
  silenceMs: 120_000,
  keepAliveMs: 30_000,
  readinessWaitMs: 2_000,
  followersMax: 1_000,
  followersOfCallerMax: 4,
  followerWaitMs: 10_000,
  followerSlowMs: 15_000,
};
