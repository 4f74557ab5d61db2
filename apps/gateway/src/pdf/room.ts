/** So many bytes for all together. Who comes first is served first, so that small files do not overtake a large one for ever. */
export interface Room {
  /** Waits until there is room for so many bytes. @returns false after `waitMs`; nothing is taken then */
  take(bytes: number, waitMs: number): Promise<boolean>;
  giveBack(bytes: number): void;
}

export function createRoom(bytesMax: number): Room {
  let takenBytes = 0;
  const waiting: { readonly bytes: number; readonly enter: () => void }[] = [];

  function letIn(): void {
    for (let next = waiting[0]; next && takenBytes + next.bytes <= bytesMax; next = waiting[0]) {
      waiting.shift();
      takenBytes += next.bytes;
      next.enter();
    }
  }

  return {
    take: (bytes, waitMs) =>
      new Promise((resolve) => {
        const one = { bytes, enter: () => (clearTimeout(timer), resolve(true)) };
        const timer = setTimeout(() => {
          waiting.splice(waiting.indexOf(one), 1);
          resolve(false);
          letIn();
        }, waitMs);
        waiting.push(one);
        letIn();
      }),
    giveBack(bytes) {
      takenBytes -= bytes;
      letIn();
    },
  };
}
