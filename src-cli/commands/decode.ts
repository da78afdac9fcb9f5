import path from 'node:path';
import { parseArgs } from 'node:util';
import { createJoiner, type Joiner, MOST_BYTES } from '../../symbols/append/joiner.ts';
import { type FoundSymbol, SYMBOLOGIES, type Symbology } from '../../symbols/decoder.ts';
import { isDoubtful } from '../../symbols/doubt.ts';
import { EXIT, readArguments, usageError, type Command, type Console } from '../command.ts';
import { type BoundedDecoder, createBoundedDecoder } from '../decode/bounded-decoder.ts';

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
  readonly decoder: BoundedDecoder;
  /** The parts of a message may be in several pictures. */
  readonly joiner: Joiner;
}

/** The worst of several pictures counts, from the best. */
const SEVERITY: readonly number[] = [EXIT.ok, EXIT.problem, EXIT.usage];

/**
 * `liangma decode`: which symbols are in pictures, one line of JSON a picture. Ends with 0 where each
 * holds a symbol, with 1 where one holds none, is no picture or takes too long, with 2 where one cannot be read at all.
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
    const limits = { onlySure: false, keptMs: Infinity, mostBytes: MOST_BYTES };
    const joiner = createJoiner(limits);
    const decoder = createBoundedDecoder();
    const task: Task = { symbologies, budgetMs, decoder, joiner };
    const codes: number[] = [];
    try {
      for (const name of positionals) {
        if (console.stop.aborted) break;
        codes.push(await decodeFile(name, task, console));
      }
    } finally {
      await decoder.end();
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
  { symbologies, budgetMs, decoder, joiner }: Task,
  { cwd, out, err, text }: Console,
): Promise<number> {
  const file = path.resolve(cwd, name);
  const request = { symbologies, budgetMs, atMost: MOST_SYMBOLS };
  const answer = await decoder.decode({ file, ...request });
  switch (answer.kind) {
    case 'unreadable':
      err(text('notRead', { file: name, code: answer.code }));
      return EXIT.usage;
    case 'problem':
      out(JSON.stringify({ file: name, problem: answer.problem }));
      err(text(`decode.${answer.problem}`, { file: name }));
      return EXIT.problem;
    case 'decoded': {
      const { width, height, found } = answer;
      const milliseconds = Math.round(answer.milliseconds * 10) / 10;
      const messages = joiner.take(found, 0).whole.filter((one) => !found.includes(one));
      const line = { file: name, width, height, milliseconds, symbols: found.map(jsonOf) };
      out(JSON.stringify(messages.length > 0 ? { ...line, messages: messages.map(jsonOf) } : line));
      return found.length > 0 ? EXIT.ok : EXIT.problem;
    }
  }
}

/** Bytes in hexadecimal: they need not be text. What may be another text by chance says so. */
function jsonOf({ bytes, part, ...symbol }: FoundSymbol): object {
  return {
    ...symbol,
    bytes: Buffer.from(bytes).toString('hex'),
    ...(isDoubtful(symbol) && { doubtful: true }),
    ...(part && { part: { number: part.number, of: part.of, group: part.group } }),
  };
}
