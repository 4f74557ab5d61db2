import { defineConfig } from 'vite';
import { compressAssets } from './build/compress-assets.js';

export default defineConfig({
  plugins: [compressAssets()],
  build: {
    // The last Chrome of Windows 7 and 8: old computers have nothing newer.
    target: ['chrome109', 'firefox115', 'safari16'],
    modulePreload: { polyfill: false },
    // A data: address would need a hole in the content security policy.
    assetsInlineLimit: 0,
    sourcemap: false,
  },
  server: {
    proxy: Object.fromEntries(
      ['/v1', '/portal'].map((path) => [path, process.env.EDOC_URL ?? 'http://localhost:8080']),
    ),
  },
});
