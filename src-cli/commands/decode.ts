import path from 'node:path';
import { parseArgs } from 'node:util';
import { type FoundSymbol, SYMBOLOGIES, type Symbology } from '../../symbols/decoder.ts';
import { openDecoder } from '../../symbols/open-decoder.ts';
import { readZxingWasm } from '../../symbols/zxing/wasm.node.ts';
import { EXIT, readArguments, usageError, type Command, type Console } from '../command.ts';
import { readPicture } from '../decode/read-picture.ts';

const OPTIONS = {
  symbology: { type: 'string' },
  budget: { type: 'string' },
} as const;

/** Milliseconds for one picture, unless the technician says otherwise. */
const BUDGET_MS = { least: 1, usual: 2_000, most: 60_000 };
/** A page full of codes has fewer. */
const MOST_SYMBOLS = 64;

interface Task {
  readonly symbologies: readonly Symbology[];
  readonly budgetMs: number;
  readonly wasm: ArrayBuffer;
}

/** The worst of several pictures counts, from the best. */
const SEVERITY: readonly number[] = [EXIT.ok, EXIT.problem, EXIT.usage];

/**
 * `liangma decode`: which symbols are in pictures, one line of JSON a picture. Ends with 0 where each
 * holds a symbol, with 1 where one holds none or is no picture, with 2 where one cannot be read at all.
 */
export const decode: Command = {
  help: 'decodeUsage',
  async run(args, console) {
    const parsed = readArguments(() =>
      parseArgs({ args: [...args], allowPositionals: true, options: OPTIONS }),
    );
    if (!parsed.ok) return usageError(console, 'decodeUsage', parsed.error);
    const { values, positionals } = parsed.value;
    if (positionals.length === 0) return usageError(console, 'decodeUsage', console.text('noFile'));
    const symbologies = symbologiesOf(values.symbology);
    if (!symbologies) {
      const names = SYMBOLOGIES.join(', ');
      return usageError(console, 'decodeUsage', console.text('decode.badSymbology', { names }));
    }
    const budgetMs = budgetOf(values.budget);
    if (budgetMs === undefined) {
      const { least, most } = BUDGET_MS;
      return usageError(console, 'decodeUsage', console.text('decode.badBudget', { least, most }));
    }
    const task: Task = { symbologies, budgetMs, wasm: await readZxingWasm() };
    const codes: number[] = [];
    for (const name of positionals) {
      if (console.stop.aborted) break;
      codes.push(await decodeFile(name, task, console));
    }
    return SEVERITY[Math.max(0, ...codes.map((code) => SEVERITY.indexOf(code)))] ?? EXIT.problem;
  },
};

function symbologiesOf(list: string | undefined): readonly Symbology[] | undefined {
  if (list === undefined) return SYMBOLOGIES;
  const names = list.split(',');
  const known = SYMBOLOGIES.filter((one) => names.includes(one));
  return known.length === names.length ? known : undefined;
}

function budgetOf(text: string | undefined): number | undefined {
  const value = text === undefined ? BUDGET_MS.usual : Number(text);
  return value >= BUDGET_MS.least && value <= BUDGET_MS.most ? value : undefined;
}

async function decodeFile(
  name: string,
  { symbologies, budgetMs, wasm }: Task,
  { cwd, out, err, text }: Console,
): Promise<number> {
  try {
    const picture = await readPicture(path.resolve(cwd, name));
    if (!picture.ok) {
      out(JSON.stringify({ file: name, problem: picture.error }));
      err(text(`decode.${picture.error}`, { file: name }));
      return EXIT.problem;
    }
    const { width, height } = picture.value;
    const elapsedMs = (): number => performance.now();
    const decoder = await openDecoder({ wasm, elapsedMs, mode: 'picture' });
    const begin = elapsedMs();
    const found = decoder.decode(picture.value, { symbologies, budgetMs, atMost: MOST_SYMBOLS });
    const milliseconds = Math.round((elapsedMs() - begin) * 10) / 10;
    decoder.dispose();
    out(JSON.stringify({ file: name, width, height, milliseconds, symbols: found.map(jsonOf) }));
    return found.length > 0 ? EXIT.ok : EXIT.problem;
  } catch (error) {
    const { code } = error as { readonly code?: string };
    if (code === undefined) throw error;
    err(text('notRead', { file: name, code }));
    return EXIT.usage;
  }
}

/** Bytes in hexadecimal: they need not be text. */
function jsonOf({ bytes, ...symbol }: FoundSymbol): object {
  return { ...symbol, bytes: Buffer.from(bytes).toString('hex') };
}
