// Makes a fresh checkout usable: installs and builds what is missing, says what it does, and does nothing when nothing
// is missing. It runs before anything is installed, so it needs Node alone.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const checkout = fileURLToPath(new URL('../../..', import.meta.url));
const nodeVersionMin = [20, 19];

requireNode();
if (!isInstalled()) {
  console.error('Installing packages (npm ci), a minute or so the first time …');
  run('npm', ['ci', '--no-fund', '--no-audit', '--loglevel=error']);
}
if (!existsSync(`${checkout}apps/cli/dist/bundle/main.js`))
  console.error('Building, half a minute or so the first time …');
run(process.execPath, ['node_modules/typescript/bin/tsc', '-b']);
run(process.execPath, ['apps/cli/build/bundle.js']);
if (!arePagesBuilt())
  run(process.execPath, ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn', 'apps/portal']);

function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  const [majorMin, minorMin] = nodeVersionMin;
  if (major > majorMin || (major === majorMin && minor >= minorMin)) return;
  console.error(`eDoc Axis needs Node.js ${majorMin}.${minorMin} or newer; this is ${process.versions.node}.`);
  process.exit(2);
}

/** npm notes what it installed; a lock file newer than that note asks for another install. */
function isInstalled() {
  const note = `${checkout}node_modules/.package-lock.json`;
  return existsSync(note) && statSync(note).mtimeMs >= statSync(`${checkout}package-lock.json`).mtimeMs;
}

/** The pages are built by another program, which does not know by itself what changed. */
function arePagesBuilt() {
  const portal = `${checkout}apps/portal/`;
  const built = `${portal}dist/index.html`;
  if (!existsSync(built)) return false;
  const builtMs = statSync(built).mtimeMs;
  const sources = ['src', 'public', 'build'].flatMap((folder) =>
    readdirSync(portal + folder, { recursive: true }).map((file) => join(portal, folder, String(file))),
  );
  const others = ['index.html', 'vite.config.js', 'package.json'].map((file) => portal + file);
  return [...sources, ...others].every((file) => statSync(file).mtimeMs <= builtMs);
}

function run(command, args) {
  // npm is a script on Windows and is found by a shell only.
  const shell = process.platform === 'win32' && command === 'npm';
  // What it prints goes to stderr: stdout belongs to the command that follows.
  const { status, error } = spawnSync(command, args, { cwd: checkout, stdio: ['ignore', 2, 2], shell });
  if (error) console.error(`${command} could not be started: ${error.message}`);
  if (status !== 0) process.exit(status ?? 2);
}
