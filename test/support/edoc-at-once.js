// Runs many `edoc` commands in one process, each by the very file its process would run, and tells what each wrote and
// its exit code. Starting Node and reading its modules is nearly all that a small command costs.
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';

const [main] = process.argv.slice(2);
const { stdin, stdout, stderr } = process;
const commands = JSON.parse(await text(stdin));
const answer = stdout.write.bind(stdout);
stdout.setMaxListeners(0);

const told = [];
for (const [n, words] of commands.entries()) {
  const said = { stdout: '', stderr: '' };
  for (const [name, stream] of Object.entries({ stdout, stderr })) {
    stream.write = (piece) => {
      said[name] += piece;
      return true;
    };
  }
  process.argv = [process.execPath, main, ...words];
  process.exitCode = 0;
  // Its own copy of the first module, which does what it does when it is loaded; all others are there already.
  await import(`${pathToFileURL(main).href}?${n}`);
  told.push({ code: process.exitCode, ...said });
}
process.exitCode = 0;
answer(JSON.stringify(told));
