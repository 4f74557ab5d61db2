import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import { makeFolder, readIfThere, removeAll, writeDurably } from '../durable-files.js';

/** What the agent has to know again after it died: one small file for each thing, each whole or not there. */
export interface Records<Known> {
  put(key: string, known: Known): Promise<void>;
  /** Undefined when there is none, or somebody has damaged it. */
  get(key: string): Promise<Known | undefined>;
  remove(key: string): Promise<void>;
  keys(): Promise<string[]>;
}

const ending = '.json';

/** @param folder made if need be. Keys are ids and digests: names of files as they are */
export async function openRecords<Shape extends z.ZodType>(
  folder: string,
  shape: Shape,
): Promise<Records<z.output<Shape>>> {
  await makeFolder(folder);
  const fileOf = (key: string) => join(folder, `${key}${ending}`);
  return {
    put: (key, known) => writeDurably(fileOf(key), JSON.stringify(known)),
    async get(key) {
      const read = shape.safeParse(parseJson(await readIfThere(fileOf(key))));
      return read.success ? read.data : undefined;
    },
    remove: (key) => removeAll(fileOf(key)),
    async keys() {
      const names = await readdir(folder);
      return names.filter((name) => name.endsWith(ending)).map((name) => name.slice(0, -ending.length));
    },
  };
}

export function parseJson(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
}
