// The fault tests in their long form: a quarter of an hour of killing, or what EDOC_FAULTS_SECONDS says.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const checkout = fileURLToPath(new URL('../..', import.meta.url));
const options = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
const { status } = spawnSync(process.execPath, [...options, 'node_modules/jest/bin/jest.js', 'test/faults'], {
  cwd: checkout,
  env: { EDOC_FAULTS_SECONDS: '900', ...process.env },
  stdio: 'inherit',
});
process.exit(status ?? 2);
