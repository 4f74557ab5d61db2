import { spawn } from 'node:child_process';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { edocPath, makePlace, type Place, type StartedAxis, startAxisAt } from '../support/edoc.js';
import { describeWith } from '../support/tools.js';

const checkout = fileURLToPath(new URL('../..', import.meta.url));

/** Every ```sh block of the documentation, line by line, as a newcomer would type it. */
describeWith('curl', 'the documentation is true:', () => {
  describe('beside the demo', () => {
    let desk: Desk;
    let axis: StartedAxis;

    beforeAll(async () => {
      desk = makeDesk(await freePort());
      await desk.place.edoc('demo', '--once');
      axis = await startAxisAt(desk.place);
    });
    afterAll(async () => {
      await axis.stop();
      desk.place.remove();
    });

    it('README.md', async () => {
      for (const line of linesOf('README.md')) {
        const told = await desk.type(line, axis.url);
        if (line.includes('edoc send')) desk.fill('ID', told.split(/\s/)[0]);
        if (line.includes('edoc receive'))
          desk.fill('DELIVERY', readdirSync(join(desk.folder, 'in'))[0]?.split('.')[0]);
        if (line.includes('edoc verify')) expect(told.match(/valid/g)?.length).toBeGreaterThan(1);
      }
    });

    it('docs/integrating.md', async () => {
      for (const line of linesOf('docs/integrating.md')) {
        const told = await desk.type(line, axis.url);
        if (!line.startsWith('curl') || told === '') continue;
        const answer = JSON.parse(told) as Answer;
        if ('occurrence' in answer) throw new Error(`${line}\n${told}`);
        if (line.includes('/v1/documents') && line.includes('--data-binary')) desk.fill('ID', answer.id);
        if (!answer.deliveries?.[0]?.leaseToken) continue;
        desk.fill('DELIVERY', answer.deliveries[0].id);
        desk.fill('LEASE', answer.deliveries[0].leaseToken);
        desk.fill('SHA256', answer.deliveries[0].document.packet.sha256);
      }
    });
  });

  describeWith('openssl', 'and on an axis of one’s own', () => {
    let desk: Desk;
    let axis: StartedAxis;

    beforeAll(async () => {
      desk = makeDesk(await freePort());
      axis = await startAxisAt(desk.place);
    });
    afterAll(async () => {
      await axis.stop();
      desk.place.remove();
    });

    it('certs/README.md and docs/operating.md', async () => {
      const making = linesOf('certs/README.md');
      const registering = making.pop() ?? '';
      for (const line of making) await desk.type(line, axis.url);
      copyFileSync(join(desk.folder, 'certs/dev/office.pem'), join(desk.folder, 'office.pem'));
      for (const line of linesOf('docs/operating.md')) await desk.type(line, axis.url);
      await desk.type(registering, axis.url);
    });
  });
});

interface Answer {
  readonly id?: string;
  readonly deliveries?: {
    readonly id: string;
    readonly leaseToken?: string;
    readonly document: { readonly packet: { readonly sha256: string } };
  }[];
}

function linesOf(file: string): string[] {
  const text = readFileSync(join(checkout, file), 'utf8');
  return [...text.matchAll(/```sh\n([\s\S]*?)```/g)].flatMap(([, block = '']) =>
    block.split('\n').filter((line) => line !== ''),
  );
}

type Desk = ReturnType<typeof makeDesk>;

/** A folder that looks like a checkout from within, and a shell in it; an axis there has the same port at each start. */
function makeDesk(port: number) {
  const place: Place = makePlace({ EDOC_PORT: String(port) });
  const folder = join(place.home, 'checkout');
  mkdirSync(folder);
  for (const name of ['apps', 'docs']) symlinkSync(join(checkout, name), join(folder, name));
  symlinkSync(place.home, join(folder, '.edoc'));
  // Written by one line, read by the next.
  const variables: Record<string, string> = {};
  const placeholders = new Map<string, string>();

  return {
    place,
    folder,
    fill(name: string, value: string | undefined): void {
      if (!value) throw new Error(`There is nothing to put in place of ${name}.`);
      placeholders.set(name, value);
    },
    async type(line: string, url: string): Promise<string> {
      const [, variable, value] = /^([A-Z]+)=(\$\(.*\))$/.exec(line) ?? [];
      const wanted = variable ? `echo ${value}` : line;
      const typed = [...placeholders].reduce(
        (text, [name, told]) => text.replaceAll(new RegExp(`(?<![\\w$])${name}(?!\\w)`, 'g'), told),
        wanted.replaceAll('http://127.0.0.1:8080', url),
      );
      const told = await shell(typed, folder, { ...place.environment, ...variables });
      if (variable) variables[variable] = told.trim();
      return told;
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** What it prints; an error when it fails. */
function shell(line: string, cwd: string, environment: Place['environment']): Promise<string> {
  const npx = `npx() { shift; node "$EDOC" "$@"; }`;
  const path = `${dirname(process.execPath)}:${environment.PATH ?? ''}`;
  const child = spawn('bash', ['-ec', `${npx}\n${line}`], {
    cwd,
    env: { ...environment, PATH: path, EDOC: edocPath },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [stdout, stderr]: [string[], string[]] = [[], []];
  child.stdout.setEncoding('utf8').on('data', (text: string) => stdout.push(text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => stderr.push(text));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) =>
      code === 0 ? resolve(stdout.join('')) : reject(new Error(`${line}\n${stdout.join('')}${stderr.join('')}`)),
    );
  });
}
