import type { Readable } from 'node:stream';
import {
  beginImport,
  CarriedBytes,
  importBytesMax,
  importPartBytesMax,
  type ImportView,
  type RequestOf,
  runImport,
  takeImportPart,
} from '@edoc-axis/contracts';
import { CataloguedError } from '@edoc-axis/domain';
import type { AskedFor } from '@edoc-axis/platform';
import type { Asker, DoorLimits } from '../ports.js';
import { bodyPieces } from '../server/body-pieces.js';

/** A body that claims to be a file of agencies. */
export interface ArrivingSheet {
  readonly body: Readable;
  readonly by: AskedFor;
  /** Content-Length. */
  readonly announcedBytes?: number;
  /** Called once the body may come: some senders wait for that. */
  readonly letBodyCome: () => void;
}

interface SheetPorts {
  readonly asker: Asker;
  readonly limits: DoorLimits;
}

/**
 * Hands a file on to the registry in pieces, as fast as it takes them; nothing of it is kept here. Who may not bring one
 * hears so before it comes.
 */
export async function receiveSheet(
  ports: SheetPorts,
  arriving: ArrivingSheet,
  wanted: RequestOf<typeof beginImport>,
): Promise<ImportView> {
  const { announcedBytes, by } = arriving;
  if (announcedBytes === 0) throw new CataloguedError('request.body-missing', { expected: 'a CSV or XLSX file' });
  if (announcedBytes !== undefined && announcedBytes > importBytesMax) throw tooLarge();
  const { asker } = ports;
  const { id } = await asker.ask(beginImport, wanted, by);
  try {
    arriving.letBodyCome();
    await handOn(id, ports, arriving);
  } catch (error) {
    // Else nobody could bring another one for a while.
    await asker.ask(runImport, { import: id, complete: false }, by).catch(() => undefined);
    throw error;
  }
  return asker.ask(runImport, { import: id, complete: true }, by);
}

/** On a thin line the registry hears that somebody is at it. */
const partEveryMs = 5_000;

async function handOn(id: string, { asker, limits }: SheetPorts, { body, announcedBytes, by }: ArrivingSheet) {
  const pace = { announcedBytes, waitMs: limits.bodyWaitMs, progressBytes: limits.bodyProgressBytes };
  let part = 0;
  let total = 0;
  let gathered: Buffer[] = [];
  let bytes = 0;
  let sentAt = performance.now();
  const send = async () => {
    part += 1;
    const piece = new CarriedBytes(Buffer.concat(gathered));
    [gathered, bytes, sentAt] = [[], 0, performance.now()];
    await asker.ask(takeImportPart, { import: id, part, bytes: piece }, by);
  };
  for await (const piece of bodyPieces(body, pace)) {
    total += piece.length;
    if (total > importBytesMax) throw tooLarge();
    const isDue = bytes + piece.length > importPartBytesMax || performance.now() - sentAt > partEveryMs;
    if (bytes > 0 && isDue) await send();
    gathered.push(piece);
    bytes += piece.length;
  }
  if (total === 0) throw new CataloguedError('request.body-missing', { expected: 'a CSV or XLSX file' });
  await send();
}

function tooLarge(): CataloguedError {
  return new CataloguedError('import.file-too-large', { importBytesMax });
}
