import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { submissionView } from '@edoc-axis/contracts';
import { z } from 'zod';
import { type HomeLock, lockHome } from '../start/home-lock.js';
import { makeFolder, removeAll } from '../durable-files.js';
import { openRecords } from './records.js';

const sentence = z.object({ vi: z.string(), en: z.string() });

/** Why something was refused, as a file for the clerk says it. */
export const refusal = z.object({ code: z.string(), sentence, occurrence: z.string().optional() });

/** What became of something in `out`, kept until all of it lies where it belongs. Paths are relative to the folder. */
const outcome = z.object({
  item: z.string(),
  at: z.string(),
  target: z.string(),
  files: z.array(z.object({ from: z.string(), to: z.string(), mark: z.string() })),
  staged: z.string().optional(),
  submission: submissionView.optional(),
  refusal: refusal.extend({ receipt: z.string().optional() }).optional(),
});

/** A document that lies in `in`. */
const received = z.object({
  folder: z.string(),
  delivery: z.string(),
  document: z.string(),
  documentId: z.string(),
  sender: z.string(),
  senderName: z.string().optional(),
  recipient: z.string(),
  addressedTo: z.array(z.string()),
  businessType: z.number(),
  code: z.object({ number: z.string(), notation: z.string() }),
  subject: z.string(),
  promulgatedOn: z.string().optional(),
  dueOn: z.string().optional(),
  priority: z.number(),
  acceptedAt: z.string(),
  receivedAt: z.string(),
  packet: z.object({ sha256: z.string(), bytes: z.number() }),
  /** What was found here, offline; whose the certificate is, is the axis' word. */
  signature: z.object({ verdict: z.string(), code: z.string().optional(), sentence }),
  attachments: z.array(
    z.object({
      file: z.string(),
      name: z.string(),
      description: z.string().optional(),
      bytes: z.number(),
      sha256: z.string(),
    }),
  ),
  confirmed: z.object({ stateName: sentence, at: z.string() }).optional(),
  notConfirmed: refusal.optional(),
});

/** Stored, and not known to be confirmed. */
const unconfirmed = z.object({
  leaseToken: z.string(),
  packetSha256: z.string(),
  /** Relative to the folder: when it is not there, nothing is confirmed. */
  packet: z.string(),
  document: z.string().optional(),
});

/** A document that lies in `sent`. */
const sent = z.object({ folder: z.string(), sentAt: z.string(), warnings: z.array(sentence) });

export type Refusal = z.output<typeof refusal>;
export type Outcome = z.output<typeof outcome>;
export type Received = z.output<typeof received>;
export type Unconfirmed = z.output<typeof unconfirmed>;

export type AgentFolder = Awaited<ReturnType<typeof openAgentFolder>>;

/** Ends the names of what is being written in `in`. */
export const unfinished = '.part';

/**
 * One office's folder, for one agent at a time.
 * @throws CataloguedError `agent.already-running`, `file.not-writable`, `file.disk-full`
 */
export async function openAgentFolder(root: string) {
  const state = join(root, '.edoc-agent');
  await makeFolder(state);
  const lock: HomeLock = lockHome(state, { file: 'agent.pid', taken: 'agent.already-running' });
  try {
    const at = (...path: string[]) => join(root, ...path);
    for (const name of ['out', 'in', 'sent', 'refused']) await makeFolder(at(name));
    for (const name of await readdir(at('in'))) {
      if (name.startsWith('.') && name.endsWith(unfinished)) await removeAll(at('in', name));
    }
    return {
      at,
      out: at('out'),
      in: at('in'),
      staging: join(state, 'staging'),
      outcomes: await openRecords(join(state, 'outcomes'), outcome),
      received: await openRecords(join(state, 'received'), received),
      unconfirmed: await openRecords(join(state, 'unconfirmed'), unconfirmed),
      /** By the axis' id of the document; so are the deliveries by which it arrived, for agencies of one system. */
      sent: await openRecords(join(state, 'sent'), sent),
      arrived: await openRecords(join(state, 'arrived'), z.object({ deliveries: z.array(z.string()) })),
      /** By the digest of the sender's name for a document: the axis' id of the newest one that was sent. */
      names: await openRecords(join(state, 'names'), z.object({ document: z.string() })),
      cursors: await openRecords(state, z.object({ after: z.string().optional() })),
      close: () => lock.release(),
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}
