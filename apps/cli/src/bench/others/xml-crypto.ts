import { startAlone } from '../process-alone.js';

/**
 * Processor time in microseconds that xml-crypto needs to verify a small packet once; undefined where it is not
 * installed, for nothing of ours but tests depends on it.
 */
export async function timeXmlCrypto(packetFile: string): Promise<number | undefined> {
  const alone = startAlone<{ packetFile: string }, { cpuUs?: number }>(
    new URL('./xml-crypto-process.js', import.meta.url),
  );
  try {
    return (await alone.ask({ packetFile })).cpuUs;
  } finally {
    alone.end();
  }
}
