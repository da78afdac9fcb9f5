import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { OUT, ROOT } from '../../tools/paths.ts';
import { say, StopError } from '../../tools/say.ts';
import { namedModules } from './frame/named-modules.ts';
import { type Bench, createRecorder } from './frame/recorder.ts';

const USAGE = 'usage: npm run bench -- NAME';

/**
 * `npm run bench -- NAME`: a table on the screen, the same as JSON lines in `out/bench/NAME.json`.
 * Without a name it tells what there is.
 */
export async function main(args: readonly string[]): Promise<number> {
  const benches = namedModules(import.meta.dirname, 'bench');
  const [name, ...rest] = args;
  if (rest.length > 0) throw new StopError(USAGE);
  if (name === undefined) {
    say(USAGE);
    for (const one of benches.names) say(`  ${one}: ${(await loadBench(one)).about}`);
    return 0;
  }
  const bench = await loadBench(name);
  const recorder = createRecorder();
  say(`bench ${name}: ${bench.about}`);
  await bench.run(recorder);
  for (const line of recorder.table()) say(line);
  const file = path.join(OUT, 'bench', `${name}.json`);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, recorder.jsonLines());
  say(`written to ${path.relative(ROOT, file)}`);
  return 0;

  async function loadBench(which: string): Promise<Bench> {
    return (await benches.load(which)).bench as Bench;
  }
}
