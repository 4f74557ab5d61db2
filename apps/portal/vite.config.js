import { defineConfig } from 'vite';
import { compressAssets } from './build/compress-assets.js';
import { nameFirstFiles } from './build/name-first-files.js';

export default defineConfig({
  plugins: [nameFirstFiles(), compressAssets()],
  build: {
    // The last Chrome of Windows 7 and 8: old computers have nothing newer.
    target: ['chrome109', 'firefox115', 'safari16'],
    modulePreload: { polyfill: false },
    // A data: address would need a hole in the content security policy.
    assetsInlineLimit: 0,
    sourcemap: false,
    // Six kilobytes in all, once.
    cssCodeSplit: false,
    rolldownOptions: {
      output: {
        // A browser asks for six files at a time, and on a thin line each six cost a wait: what every page or nearly every page
        // needs is one file, not twenty.
        codeSplitting: {
          groups: [
            {
              name: 'core',
              test: /\/node_modules\/(@?preact|openapi-fetch)|\/src\/(api|app|live|words)\/|\/src\/session\/s|\/src\/parts\/(documents\/|(?!agency-tree|file|csv|save)[a-z.-]+$)/,
            },
          ],
          includeDependenciesRecursively: false,
        },
      },
    },
  },
  server: {
    proxy: Object.fromEntries(
      ['/v1', '/portal'].map((path) => [path, process.env.EDOC_URL ?? 'http://localhost:8080']),
    ),
  },
});
