import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { formatTable } from '../../src-cli/table.ts';
import { OUT, ROOT } from '../../tools/paths.ts';
import { say, StopError } from '../../tools/say.ts';
import { namedModules } from '../bench/frame/named-modules.ts';
import { threeDigits } from '../bench/frame/stats.ts';
import type { FuzzTarget, Outcome } from './frame/target.ts';
import { watchedRun } from './frame/watched-run.ts';

const USAGE =
  'usage: npm run fuzz -- NAME [--inputs N] [--seed S] [--only TARGET,…]\n' +
  '       npm run fuzz -- NAME --replay FILE';
const HEAD = ['target', 'inputs', 'crashes', 'hangs', 'slowest ms', 'inputs/s', 'peak RSS MiB'];

function readArguments(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        inputs: { type: 'string', default: '10000' },
        seed: { type: 'string', default: '1' },
        only: { type: 'string' },
        replay: { type: 'string' },
      },
    });
    const [inputs, seed] = [Number(values.inputs), Number(values.seed)];
    if (!Number.isSafeInteger(inputs) || inputs < 1)
      throw new Error('--inputs: 1 or more expected');
    if (!Number.isSafeInteger(seed)) throw new Error('--seed: a whole number expected');
    if (positionals.length > 1) throw new Error('one name at a time');
    const only = values.only?.split(',');
    return { name: positionals[0], inputs, seed, only, replay: values.replay };
  } catch (error) {
    throw new StopError(`${(error as Error).message}\n${USAGE}`);
  }
}

/**
 * `npm run fuzz -- NAME`: feeds each target of `NAME.fuzz.ts` its hostile inputs. What fails is
 * kept in `out/fuzz/` as a file of exactly the bytes.
 *
 * @returns exit code: 0 where no target threw and none took too long
 */
export async function main(args: readonly string[]): Promise<number> {
  const modules = namedModules(import.meta.dirname, 'fuzz');
  const { name, inputs, seed, only, replay } = readArguments(args);
  if (name === undefined) {
    say(`${USAGE}\nnames: ${modules.names.join(', ')}`);
    return 0;
  }
  const module = (await modules.load(name)) as { targets: readonly FuzzTarget[] };
  const targets = chosen(module.targets, only);
  if (replay !== undefined) return replayAll(targets, replay);
  const url = pathToFileURL(path.join(import.meta.dirname, `${name}.fuzz.ts`)).href;
  const rows = [HEAD];
  const problems: string[] = [];
  for (const target of targets) {
    const begin = performance.now();
    const share = Math.max(1, Math.ceil(inputs * (target.share ?? 1)));
    const outcome = await watchedRun(target, { module: url, inputs: share, seed });
    const seconds = (performance.now() - begin) / 1_000;
    rows.push(rowOf(target.name, outcome, seconds));
    problems.push(...keepFailed(`${name}-${target.name}-seed${seed}`, outcome));
  }
  say(`fuzz ${name}: ${inputs} inputs for each target, fewer for slow ones, seed ${seed}`);
  for (const line of formatTable(rows, { right: [1, 2, 3, 4, 5, 6] })) say(line);
  for (const problem of problems) say(problem);
  return problems.length === 0 ? 0 : 1;
}

function chosen(
  targets: readonly FuzzTarget[],
  only: readonly string[] | undefined,
): readonly FuzzTarget[] {
  const unknown = only?.find((one) => targets.every(({ name }) => name !== one));
  if (unknown !== undefined) {
    const names = targets.map(({ name }) => name).join(', ');
    throw new StopError(`no target ${unknown}; there are: ${names}`);
  }
  return only ? targets.filter(({ name }) => only.includes(name)) : targets;
}

function rowOf(name: string, outcome: Outcome, seconds: number): string[] {
  const { inputs, crashes, hangs, slowestMs } = outcome;
  const rate = Math.round(inputs / seconds);
  const peakMiB = Math.round(process.resourceUsage().maxRSS / 1_024);
  const figures = [inputs, crashes, hangs, threeDigits(slowestMs), rate, peakMiB];
  return [name, ...figures.map(String)];
}

/** Writes every failing input to a file; returns a line for each. */
function keepFailed(prefix: string, { failed }: Outcome): string[] {
  const folder = path.join(OUT, 'fuzz');
  mkdirSync(folder, { recursive: true });
  return failed.map(({ kind, index, input, message }) => {
    const file = path.join(folder, `${prefix}-${index}.bin`);
    writeFileSync(file, input);
    return `${kind}: ${message} · ${input.length} bytes · ${path.relative(ROOT, file)}`;
  });
}

/** Gives the bytes of one file to every target, so that a failure is seen with its stack. */
async function replayAll(targets: readonly FuzzTarget[], file: string): Promise<number> {
  const bytes = readFileSync(path.resolve(ROOT, file));
  for (const target of targets) {
    const begin = performance.now();
    await target.run(Uint8Array.from(bytes));
    say(`${target.name}: ${threeDigits(performance.now() - begin)} ms`);
  }
  return 0;
}
