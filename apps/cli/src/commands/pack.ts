import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { draft } from '@edoc-axis/contracts';
import { CataloguedError, type Draft } from '@edoc-axis/domain';
import { writeDocumentPacket } from '@edoc-axis/edxml';
import type { Command } from 'commander';
import { z } from 'zod';
import type { CommandContext } from './command.js';
import { requireFile, writeWhole } from './files.js';

export function packCommand(program: Command, context: () => CommandContext): void {
  program
    .command('pack')
    .description('make a packet of a draft and its files')
    .argument('<draft.json>', 'the packet’s fields; its JSON Schema is libs/contracts/draft.schema.json')
    .argument('[files...]', 'the attachments, the main document first')
    .requiredOption('--out <file>', 'the packet')
    .action(async (draftFile: string, files: string[], { out }: { out: string }) => {
      const { terminal } = context();
      await packFiles(await readDraft(draftFile), files, out);
      terminal.result({ file: out }, () => [out]);
    });
}

/** @throws CataloguedError `packet.…` for whatever the axis would refuse; then there is no file */
export async function packFiles(draft: Draft, files: readonly string[], out: string): Promise<void> {
  await Promise.all(files.map(requireFile));
  const packet = writeDocumentPacket(
    draft,
    files.map((file) => ({ name: basename(file), bytes: createReadStream(file) })),
  );
  await writeWhole(out, packet);
}

async function readDraft(file: string): Promise<Draft> {
  await requireFile(file);
  try {
    return draft.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (cause) {
    throw new CataloguedError('file.draft-wrong', { file, fault: faultOf(cause) }, { cause });
  }
}

function faultOf(cause: unknown): string {
  if (!(cause instanceof z.ZodError)) return 'JSON';
  return cause.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ');
}
