import type { Browser } from 'playwright-core';
import { runProgram } from './run-program.js';

const lookUp = 'command -v chromium || command -v chromium-browser || command -v google-chrome || true';
const quietly = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-sync',
];

/** A browser without a window; undefined where there is none, or what drives it is not installed. */
export async function openChromium(): Promise<Browser | undefined> {
  const path = (await runProgram('sh', ['-c', lookUp]))?.trim();
  const playwright = await import('playwright-core').catch(() => undefined);
  return path && playwright ? playwright.chromium.launch({ executablePath: path, args: quietly }) : undefined;
}
