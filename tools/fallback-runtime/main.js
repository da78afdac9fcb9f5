// The default app of the fallback runtime: loads the application folder named on the command line,
// as a stock Electron does. Electron waits for this module, top-level await included, before `ready`.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

const folder = process.argv.slice(1).find((argument) => !argument.startsWith('-'));
if (!folder) {
  console.error('usage: electron FOLDER');
  app.exit(1);
} else {
  const root = path.resolve(folder);
  const { name, version, main } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  app.setName(name);
  app.setVersion(version);
  app.setAppPath(root);
  await import(pathToFileURL(path.join(root, main)).href);
}
