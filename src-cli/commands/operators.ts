import { parseArgs } from 'node:util';
import { configErrorLines, readConfigFile } from '../../contract/config-file.node.ts';
import { makeFolderDurably } from '../../contract/durable-file.node.ts';
import { operatorIdSchema } from '../../contract/operator.ts';
import {
  type Operator,
  operatorNameSchema,
  operatorsFile,
  readOperators,
  writeOperators,
} from '../../contract/operators-file.node.ts';
import { hashPassword } from '../../crypto/password.node.ts';
import { EXIT, type ExitCode, readArguments, usageError } from '../command.ts';
import type { Command, Console } from '../command.ts';
import { configPath } from '../config-path.ts';
import { generatePassword, passwordFlaw } from '../password-rules.ts';
import { formatTable } from '../table.ts';

const OPTIONS = {
  config: { type: 'string' },
  generate: { type: 'boolean', default: false },
} as const;

/** How many words stand after the name of each action: `add ID NAME`. */
const WORDS: Readonly<Record<string, number>> = {
  ...{ list: 0, add: 2, reset: 1, remove: 1, disable: 1, enable: 1 },
};

/** What an action finds: who is known, and where. */
interface Book {
  readonly dataDir: string;
  readonly known: readonly Operator[];
}

/** `liangma operators`: who may sign in at this counter (经办人). */
export const operators: Command = {
  help: 'operatorsUsage',
  async run(args, console) {
    const parsed = readArguments(() =>
      parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true }),
    );
    if (!parsed.ok) return usageError(console, 'operatorsUsage', parsed.error);
    const { values, positionals } = parsed.value;
    const [action = 'list', id = '', name = ''] = positionals;
    const why = argumentProblem(positionals, values.generate, console);
    if (why !== undefined) return usageError(console, 'operatorsUsage', why);

    const file = configPath(values.config, console);
    const config = readConfigFile(file, console.env);
    if (!config.ok) {
      for (const line of configErrorLines(config.error)) console.err(line);
      return EXIT.usage;
    }
    const { dataDir } = config.value;
    const read = readOperators(dataDir);
    if (!read.ok) {
      const values = { file: operatorsFile(dataDir), why: read.error.detail ?? '' };
      return problem(console, console.text('operatorsUnreadable', values));
    }
    const book: Book = { dataDir, known: read.value };
    if (action === 'list') return list(book, console);
    const found = book.known.find((one) => one.id === id);
    if ((action === 'add') === (found !== undefined)) {
      const text = action === 'add' ? 'operatorExists' : 'operatorUnknown';
      return problem(console, console.text(text, { id }));
    }
    switch (action) {
      case 'add':
      case 'reset':
        return setPassword(book, found ?? { id, name }, values.generate, console);
      case 'remove':
        return save(
          book,
          book.known.filter((one) => one !== found),
          console,
          'operatorRemoved',
          id,
        );
      default: {
        const disabled = action === 'disable';
        const all = book.known.map((one) => (one === found ? { ...one, disabled } : one));
        return save(book, all, console, disabled ? 'operatorDisabled' : 'operatorEnabled', id);
      }
    }
  },
};

/** Why what was typed is no action on an operator. */
function argumentProblem(
  [action = 'list', ...words]: readonly string[],
  generate: boolean,
  { text }: Console,
): string | undefined {
  const wanted = WORDS[action];
  if (wanted === undefined) return text('unknownCommand', { name: `operators ${action}` });
  if (words.length !== wanted) return text('operatorWords', { action });
  if (generate && action !== 'add' && action !== 'reset') return text('operatorGenerateAlone');
  const [id, name] = words;
  if (id !== undefined && !operatorIdSchema.safeParse(id).success) return text('operatorBadId');
  if (name !== undefined && !operatorNameSchema.safeParse(name).success) {
    return text('operatorBadName');
  }
  return undefined;
}

function problem(console: Console, why: string): ExitCode {
  console.err(why);
  return EXIT.problem;
}

function list({ known }: Book, { out, text }: Console): ExitCode {
  if (known.length === 0) out(text('operatorNobody'));
  const rows = known.map(({ id, name, disabled, createdAt }) => [
    id,
    name,
    text(disabled ? 'operatorIsDisabled' : 'operatorIsEnabled'),
    new Date(createdAt).toISOString().slice(0, 10),
  ]);
  const head = (['operatorId', 'operatorName', 'operatorState', 'operatorSince'] as const).map(
    (key) => text(key),
  );
  if (rows.length > 0) for (const line of formatTable([head, ...rows])) out(line);
  return EXIT.ok;
}

async function setPassword(
  book: Book,
  { id, name, ...rest }: Pick<Operator, 'id' | 'name'> & Partial<Operator>,
  generate: boolean,
  console: Console,
): Promise<ExitCode> {
  const { text } = console;
  const password = generate ? generatePassword() : await askTwice(id, console);
  if (password === undefined) return EXIT.problem;
  const operator: Operator = {
    ...{ id, name, disabled: rest.disabled ?? false },
    createdAt: rest.createdAt ?? Date.now(),
    password: await hashPassword(password),
  };
  const others = book.known.filter((one) => one.id !== id);
  const isNew = rest.createdAt === undefined;
  const code = save(
    book,
    [...others, operator],
    console,
    isNew ? 'operatorAdded' : 'operatorReset',
    id,
  );
  if (generate && code === EXIT.ok) console.out(text('operatorGenerated', { password }));
  return code;
}

/** A new password as it was typed twice; `undefined` where it cannot be taken, which is said. */
async function askTwice(id: string, console: Console): Promise<string | undefined> {
  const { text } = console;
  const [first, second] = await console.askHidden([
    text('operatorPassword', { id }),
    text('operatorAgain'),
  ]);
  if (first === undefined || second === undefined) {
    console.err(text('operatorNoPassword'));
    return undefined;
  }
  const flaw = passwordFlaw(first, id);
  if (flaw === undefined && first === second) return first;
  console.err(text(flaw === undefined ? 'operatorDiffer' : `operatorFlaw.${flaw}`));
  return undefined;
}

/** Writes the file and says what is now the case; the running terminal notices by itself. */
function save(
  { dataDir }: Book,
  all: readonly Operator[],
  console: Console,
  done:
    'operatorAdded' | 'operatorReset' | 'operatorRemoved' | 'operatorDisabled' | 'operatorEnabled',
  id: string,
): ExitCode {
  try {
    makeFolderDurably(dataDir);
    writeOperators(dataDir, all);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    return problem(
      console,
      console.text('operatorNotWritten', { file: operatorsFile(dataDir), why: code }),
    );
  }
  console.out(console.text(done, { id }));
  return EXIT.ok;
}
