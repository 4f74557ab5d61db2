import { type Certificate, readTrustFolders } from '@edoc-axis/signature';
import { Logger } from '@nestjs/common';

/** A CA put into a folder counts within this time; reading the folders for every document would cost more than judging it. */
const keptMs = 60_000;

/** The CAs of the trust folders, read when somebody asks who signed a PDF file, and kept for a while. */
export function keepTrust(folders: readonly string[], nowMs = () => performance.now()): () => readonly Certificate[] {
  let kept: { readonly trust: readonly Certificate[]; readonly untilMs: number } | undefined;
  return () => {
    if (!kept || nowMs() >= kept.untilMs) {
      kept = { trust: readTrustFolders(folders, warn), untilMs: nowMs() + keptMs };
    }
    return kept.trust;
  };
}

function warn(file: string, error: unknown): void {
  const message = 'A file of the trust folder is no certificate, or cannot be read.';
  new Logger('trust').warn({ message, file, error });
}
