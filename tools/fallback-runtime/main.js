// The default app of the fallback runtime: like the one of a stock Electron it loads the modules
// named by `-r` and then the application folder named on the command line. Electron waits for this
// module, top-level await included, before it is ready.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

function readArguments(args) {
  const preloads = [];
  for (let index = 0; index < args.length; index++) {
    if (args[index] === '-r' || args[index] === '--require') preloads.push(args[++index]);
    else if (!args[index].startsWith('-')) return { preloads, folder: path.resolve(args[index]) };
  }
  return { preloads, folder: undefined };
}

const { preloads, folder } = readArguments(process.argv.slice(1));
if (folder === undefined) {
  console.error('usage: electron [-r MODULE] FOLDER');
  app.exit(1);
} else {
  const { name, version, main } = JSON.parse(
    readFileSync(path.join(folder, 'package.json'), 'utf8'),
  );
  app.setName(name);
  app.setVersion(version);
  app.setAppPath(folder);
  const require = createRequire(import.meta.url);
  for (const preload of preloads) require(preload);
  await import(pathToFileURL(path.join(folder, main)).href);
}
