type Writable<One> = {
  -readonly [Key in keyof One]: One[Key] extends readonly (infer Item)[] | undefined
    ? Item[] | Extract<One[Key], undefined>
    : One[Key];
};

/** As many as there is room for in a message. */
export function firstOf<One extends object>(
  all: readonly One[],
  bytesMax: number,
): { list: Writable<One>[]; leftOut: number } {
  let bytes = 0;
  const end = all.findIndex((one) => (bytes += Buffer.byteLength(JSON.stringify(one))) > bytesMax);
  const list = (end === -1 ? all : all.slice(0, end)).map((one) => structuredClone(one) as Writable<One>);
  return { list, leftOut: all.length - list.length };
}
