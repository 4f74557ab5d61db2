import type { Ask } from './asking.js';
import type { Correspondent, Waiting } from './correspondent.js';

/** A door whose lists are looked at and not leased: everybody who looks sees the same. */
export interface ListingDoor {
  readonly door: Correspondent['door'];
  send(packet: Buffer, carries: MessageType, from: string): Promise<string>;
  list(wanted: {
    readonly messageType: MessageType;
    readonly from: Date;
    readonly to: Date;
  }): Promise<readonly Listed[]>;
  fetch(docId: string): Promise<Buffer>;
  confirm(docId: string): Promise<void>;
  /** May the list mean this agency by what it names? */
  means(code: string, listed: string): boolean;
}

type MessageType = 'edoc' | 'status';

interface Listed {
  readonly docId: string;
  readonly from: string;
  readonly to: string;
}

const dayMs = 24 * 60 * 60 * 1000;

export function throughListing(axis: ListingDoor, ask: Ask): Correspondent {
  const waitingOf = ({ docId, from, to }: Listed): Waiting => ({
    id: docId,
    canBe: (wanted) => axis.means(wanted.from, from) && axis.means(wanted.to, to),
    fetch: () => ask(() => axis.fetch(docId)),
    confirm: () => ask(() => axis.confirm(docId)),
    leave: () => Promise.resolve(),
  });
  return {
    door: axis.door,
    send: (packet, from) => ask(() => axis.send(packet, 'edoc', from)),
    sendStatus: (packet, from) => ask(async () => void (await axis.send(packet, 'status', from))),
    async waiting(carries, since) {
      const messageType = carries === 'status' ? 'status' : 'edoc';
      // Another clock may be ahead of ours.
      const wanted = { messageType, from: since, to: new Date(Date.now() + dayMs) } as const;
      return (await ask(() => axis.list(wanted))).map(waitingOf);
    },
  };
}
