import { rmSync } from 'node:fs';

export default async function endRun() {
  await globalThis.stopServers?.();
  rmSync(process.env.RSA_KEYS_TEST, { recursive: true, force: true });
}
