import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { describeWith } from '../support/tools.js';
import { openBrowser, openDesk } from './support/browser.js';

const portal = fileURLToPath(new URL('../../apps/portal', import.meta.url));
const vite = fileURLToPath(new URL('../../node_modules/vite/bin/vite.js', import.meta.url));

describeWith('chromium', 'the pages on a fake', (chromiumPath) => {
  let server: ChildProcess;
  let url: string;

  beforeAll(async () => {
    server = spawn(process.execPath, [vite, '--config', 'fake/vite.config.ts', '--port', '0', '--host', '127.0.0.1'], {
      cwd: portal,
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, NO_COLOR: '1', NODE_OPTIONS: '' },
    });
    url = await addressIn(server);
  });
  afterAll(() => server?.kill());

  it('show ten thousand documents to whoever signs in, without any axis', async () => {
    const browser = await openBrowser(chromiumPath);
    const { page } = await openDesk(browser, url);
    await page.goto(`${url}/received`);
    await page.locator('[data-row="0"]').first().waitFor();
    await browser.close();
  });
});

async function addressIn({ stdout }: ChildProcess): Promise<string> {
  if (!stdout) throw new Error('It says nothing.');
  for await (const line of createInterface({ input: stdout })) {
    const found = /http:\/\/127\.0\.0\.1:\d+/.exec(line);
    if (found) return found[0];
  }
  throw new Error('It ended.');
}
