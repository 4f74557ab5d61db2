#!/usr/bin/env node
import { existsSync } from 'node:fs';

const main = new URL('../dist/bundle/main.js', import.meta.url);
if (!existsSync(main)) {
  console.error('edoc is not built yet. Run: npm ci && npm run build');
  process.exit(2);
}
await import(main.href);
