import '../platform/check-runtime.ts';
import path from 'node:path';
import { startShell } from './app.ts';

startShell({
  dist: path.join(import.meta.dirname, '..'),
  argv: process.argv.slice(1),
  folder: process.cwd(),
});
