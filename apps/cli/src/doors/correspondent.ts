import type { SystemDoor } from '../systems/proofs.js';

/** What the system of an office does at its door: the same few acts, however a door words them. */
export interface Correspondent {
  readonly door: SystemDoor;
  /**
   * @returns the axis' id of the document, the same when the same packet is sent again
   * @throws (each call) DoorRefusal when the answer is no, AxisUnreachable when there is none
   */
  send(packet: Buffer, from: string): Promise<string>;
  /** A status packet: 01 to 06, 15 and 16 of a recipient, 13 of a sender. */
  sendStatus(packet: Buffer, from: string): Promise<void>;
  /** What waits for the system's agencies, and came since then. Each is to be taken or left. */
  waiting(carries: 'document' | 'status', since: Date): Promise<readonly Waiting[]>;
}

export interface WantedPacket {
  readonly packet: Buffer;
  readonly from: string;
  readonly to: string;
}

/** One packet that waits. */
export interface Waiting {
  readonly id: string;
  /** By what the list says of it. What cannot be it is not fetched: its sender could not take it back at once any more. */
  canBe(wanted: WantedPacket): boolean;
  fetch(): Promise<Buffer>;
  /** It is stored: it goes off the list, and the axis writes its receipt. */
  confirm(packet: Buffer): Promise<void>;
  /** It is nobody's here: others find it as it was. */
  leave(): Promise<void>;
}

/** The axis said no. */
export class DoorRefusal extends Error {
  override readonly name = 'DoorRefusal';

  /** @param says what its door answered, for people: the sentence and the code */
  constructor(readonly says: string) {
    super(says);
  }
}
