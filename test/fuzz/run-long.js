// Fuzzing for as long as one likes: `npm run fuzz -- --help` says how.
import { register } from 'node:module';

register('./long/typescript-hooks.js', import.meta.url);
const { runFuzz } = await import('./long/run-fuzz.ts');
process.exitCode = await runFuzz(process.argv.slice(2), process);
