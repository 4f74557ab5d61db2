const second = 1_000;
const minute = 60 * second;

/** Everything that bounds how packets are brought to systems. Times in milliseconds. */
export interface CarryingLimits {
  /** Attempts under way in one copy of the exchange. */
  readonly underWayMax: number;
  /** Of these, for what is urgent alone. */
  readonly urgentReserved: number;
  /** Attempts under way to one destination, by all copies together; and one more of what is urgent. */
  readonly destinationUnderWayMax: number;
  /** After so many failures in a row one delivery at a time is tried there. */
  readonly failuresBeforeProbing: number;
  /** A delivery its recipient's system refused for itself so often is given up. */
  readonly definiteFailuresMax: number;
  readonly retryMsMin: number;
  readonly retryMsMax: number;
  /** A claim of a worker that died is free again after so long; who lives keeps it. */
  readonly claimMs: number;
  /** For the name, the connection and TLS. */
  readonly connectMs: number;
  /** While the packet goes out, and while the answer comes in: so long nothing moves. */
  readonly stalledMs: number;
  /** From the last byte of the packet to the first of the answer. */
  readonly firstByteMs: number;
  /** From the connection to the end of the answer; and longer for each byte. */
  readonly wholeMs: number;
  readonly bytesPerSecondMin: number;
  readonly answerBytesMax: number;
  /** Kept of what the other side says when it fails. */
  readonly saidCharactersMax: number;
  /** From a promise to confirm (202) on; the lease goes on for so long. */
  readonly confirmationMs: number;
  /** How long a signed request may be shown. */
  readonly signatureMs: number;
  /** Agencies whose post is looked for in one look; the next look goes on with others. */
  readonly agenciesPerLookMax: number;
  /** Told one by one in a header; the document tells all. */
  readonly addresseesMax: number;
}

export const carryingLimits: Omit<CarryingLimits, 'confirmationMs'> = {
  underWayMax: 64,
  urgentReserved: 8,
  destinationUnderWayMax: 4,
  failuresBeforeProbing: 5,
  definiteFailuresMax: 20,
  retryMsMin: 5 * second,
  retryMsMax: 60 * minute,
  claimMs: minute,
  connectMs: 10 * second,
  stalledMs: 30 * second,
  firstByteMs: 30 * second,
  wholeMs: minute,
  bytesPerSecondMin: 64 * 1024,
  answerBytesMax: 64 * 1024,
  saidCharactersMax: 300,
  signatureMs: 5 * minute,
  agenciesPerLookMax: 5_000,
  addresseesMax: 200,
};

/** For a packet of that size. */
export function wholeMsFor(
  bytes: number,
  { wholeMs, bytesPerSecondMin }: Pick<CarryingLimits, 'wholeMs' | 'bytesPerSecondMin'>,
): number {
  return wholeMs + (bytes / bytesPerSecondMin) * second;
}
