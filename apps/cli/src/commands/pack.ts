import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { draft } from '@edoc-axis/contracts';
import { CataloguedError, type Draft } from '@edoc-axis/domain';
import { writeDocumentPacket } from '@edoc-axis/edxml';
import { z } from 'zod';
import type { DefineCommand } from './command.js';
import { writeDurably } from '../durable-files.js';
import { readText, requireFile } from './files.js';

export const definePack: DefineCommand = (command, { terminal }) => {
  const { text } = terminal;
  command
    .argument(
      '<draft.json>',
      text({
        vi: 'các trường của gói tin; JSON Schema: libs/contracts/draft.schema.json',
        en: 'the packet’s fields; its JSON Schema is libs/contracts/draft.schema.json',
      }),
    )
    .argument(
      '[files...]',
      text({ vi: 'tệp đính kèm, văn bản chính trước', en: 'the attachments, the main document first' }),
    )
    .requiredOption('--out <file>', text({ vi: 'gói tin', en: 'the packet' }))
    .action(async (draftFile: string, files: string[], { out }: { out: string }) => {
      await packFiles(await readDraft(draftFile), files, out);
      terminal.result({ file: out }, () => [out]);
    });
};

/** @throws CataloguedError `packet.…` for whatever the axis would refuse; then there is no file */
export async function packFiles(draft: Draft, files: readonly string[], out: string): Promise<void> {
  await Promise.all(files.map(requireFile));
  const packet = writeDocumentPacket(
    draft,
    files.map((file) => ({ name: basename(file), bytes: createReadStream(file) })),
  );
  await writeDurably(out, packet);
}

/** @throws CataloguedError `file.not-readable`, `file.draft-wrong` */
export async function readDraft(file: string): Promise<Draft> {
  const text = await readText(file);
  try {
    return draft.parse(JSON.parse(text));
  } catch (cause) {
    throw new CataloguedError('file.draft-wrong', { file, fault: faultOf(cause) }, { cause });
  }
}

function faultOf(cause: unknown): string {
  if (!(cause instanceof z.ZodError)) return 'JSON';
  return cause.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ');
}
