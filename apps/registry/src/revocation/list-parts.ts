import { CataloguedError } from '@edoc-axis/domain';
import { fingerprintOf } from '@edoc-axis/signature';

/** A piece of a list that is too large for one message. */
export interface ListPart {
  /** Of the whole file, by which its parts find each other. */
  readonly sha256: string;
  /** From 1 to `parts`. */
  readonly part: number;
  readonly parts: number;
}

/** Lists that are being carried in, until their last part is there. In memory: a registry that ends is told again. */
export interface ListParts {
  /**
   * @returns the whole list, or how many parts are missing
   * @throws CataloguedError revocation.not-readable, when the parts are not of the list they say
   */
  take(bytes: Buffer, of: ListPart, at: Date): Buffer | number;
}

/** Administrators are few, and a list takes them seconds. */
const listsAtOnceMax = 2;
const waitMsMax = 5 * 60_000;

interface Incoming {
  readonly parts: Map<number, Buffer>;
  readonly of: number;
  lastAt: number;
}

export function createListParts(): ListParts {
  const incoming = new Map<string, Incoming>();

  function makeRoom(at: Date): void {
    for (const [sha256, { lastAt }] of incoming) if (at.getTime() - lastAt > waitMsMax) incoming.delete(sha256);
    for (const sha256 of incoming.keys()) {
      if (incoming.size < listsAtOnceMax) return;
      incoming.delete(sha256);
    }
  }

  return {
    take(bytes, { sha256, part, parts: of }, at) {
      const known = incoming.get(sha256);
      const list = known?.of === of ? known : { parts: new Map<number, Buffer>(), of, lastAt: 0 };
      if (list !== known) {
        incoming.delete(sha256);
        makeRoom(at);
        incoming.set(sha256, list);
      }
      list.parts.set(part, bytes);
      list.lastAt = at.getTime();
      if (list.parts.size < of) return of - list.parts.size;
      incoming.delete(sha256);
      const whole = Buffer.concat([...list.parts].sort(([one], [other]) => one - other).map(([, piece]) => piece));
      if (fingerprintOf(whole) === sha256) return whole;
      const detail = 'the parts are not those of the list whose digest was given';
      throw new CataloguedError('revocation.not-readable', { responder: `list ${sha256.slice(0, 16)}`, detail });
    },
  };
}
