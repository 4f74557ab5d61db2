import { defineConfig } from 'vite';
import { fakeAxis } from './fake-axis.js';

/** The pages alone, saved and seen: everything they ask is answered here, from made-up documents. */
export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  plugins: [fakeAxis()],
  server: { port: 8090, strictPort: false },
});
