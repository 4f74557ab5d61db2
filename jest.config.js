import { availableParallelism } from 'node:os';

/** Tests run from the sources through swc; only the processes a journey starts run from dist/. */
export default {
  // One more than processors: a worker waits much of its time for what its tests started.
  maxWorkers: availableParallelism() + 1,
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: {
    '^@edoc-axis/([a-z]+)$': '<rootDir>/libs/$1/src/index.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  // What a suite loaded stays with its worker, and collecting the garbage of a hundred suites costs more than a new worker.
  workerIdleMemoryLimit: '400MB',
  globalSetup: '<rootDir>/test/support/begin-run.js',
  globalTeardown: '<rootDir>/test/support/end-run.js',
  testEnvironment: 'node',
  testMatch: ['<rootDir>/{apps,libs}/*/src/**/*.spec.ts', '<rootDir>/test/**/*.spec.ts'],
  testTimeout: 120_000,
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true },
          target: 'es2023',
        },
        module: { type: 'es6' },
        sourceMaps: 'inline',
      },
    ],
  },
};
