import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { systemClock } from '../../contract/clock.node.ts';
import { configErrorLines, readConfigFile } from '../../contract/config-file.node.ts';
import { err, type Result } from '../../contract/result.ts';
import { type CodeBook, createCodeBook } from '../../govcode/code-book.ts';
import { decodeCodeText } from '../../govcode/code-text.node.ts';
import type { CodeProfile } from '../../govcode/compile.ts';
import { openCodeBook } from '../../govcode/open-code-book.node.ts';
import { hintOf, parseCode, type ParsedCode } from '../../govcode/parse.ts';
import { EXIT, readArguments, usageError, type Command, type Console } from '../command.ts';
import { configPath } from '../config-path.ts';
import { formatTable } from '../table.ts';
import { languageOf } from '../text.ts';

/** Segments up to this length are shown whole, in characters. */
const MAX_SHOWN = 10;
const OPTIONS = { config: { type: 'string' } } as const;

/** `liangma codes`: which kinds of codes are read, whether a profile is right, what a code is. */
export const codes: Command = {
  help: 'codesUsage',
  run(args, console) {
    return Promise.resolve(runCodes(args, console));
  },
};

function runCodes(args: readonly string[], console: Console): number {
  const parsed = readArguments(() =>
    parseArgs({ args: [...args], allowPositionals: true, options: OPTIONS }),
  );
  if (!parsed.ok) return usageError(console, 'codesUsage', parsed.error);
  const { values, positionals } = parsed.value;
  const [action, ...files] = positionals;
  if (action === 'check' && files.length > 0) return check(files, console);
  const [file] = files;
  if (action === 'parse' && files.length === 1 && file !== undefined) {
    return parse(file, values.config, console);
  }
  if (action === 'list' && files.length === 0) return list(values.config, console);
  const name = ['codes', ...positionals].join(' ');
  return usageError(console, 'codesUsage', console.text('unknownCommand', { name }));
}

function read(file: string, { cwd, text }: Console): Result<string, string> {
  const whole = path.resolve(cwd, file);
  let bytes: Buffer;
  try {
    bytes = readFileSync(whole);
  } catch (error) {
    const { code = 'unknown error' } = error as NodeJS.ErrnoException;
    return err(text('notRead', { file: whole, code }));
  }
  const decoded = decodeCodeText(bytes);
  return decoded.ok ? decoded : err(`${file}: ${decoded.error}`);
}

/** Profiles and tables are checked together, as the terminal would read them from one folder. */
function check(names: readonly string[], console: Console): number {
  const files: { name: string; text: string }[] = [];
  for (const name of names) {
    const content = read(name, console);
    if (!content.ok) {
      console.err(content.error);
      return EXIT.usage;
    }
    files.push({ name, text: content.value });
  }
  const { problems, overlaps } = createCodeBook({ files, isSimulated: false, assumed: 'files' });
  for (const { place, problem } of problems) console.err(`${place}: ${problem}`);
  warn(overlaps, console);
  for (const name of names.filter((one) => !problems.some(({ place }) => place === one))) {
    console.out(console.text('noProblem', { file: name }));
  }
  return problems.length === 0 ? EXIT.ok : EXIT.problem;
}

/** No mistake by itself: what the first one refuses may be a code of the second, or a damaged one of the first. */
function warn(overlaps: CodeBook['overlaps'], { err: complain }: Console): void {
  for (const [one, other] of overlaps) {
    complain(`warning: one text can look like ${one} and like ${other}; ${one} is tried first`);
  }
}

/** The profiles of the configuration that is named, or of the program alone where there is none. */
function openBook(named: string | undefined, console: Console): CodeBook | undefined {
  if (named === undefined) return createCodeBook({ files: [], isSimulated: false, assumed: 'all' });
  const config = readConfigFile(configPath(named, console), console.env);
  if (!config.ok) {
    for (const line of configErrorLines(config.error)) console.err(line);
    return undefined;
  }
  const book = openCodeBook(config.value);
  for (const { place, problem } of book.problems) console.err(`${place}: ${problem}`);
  warn(book.overlaps, console);
  return book;
}

function list(config: string | undefined, console: Console): number {
  const book = openBook(config, console);
  if (!book) return EXIT.usage;
  const { text, out } = console;
  const rows = book.profiles.map(({ data }) => [
    data.id,
    data.name[languageOf(console.env)],
    text(data.kind),
    text(data.assumed ? 'assumed' : 'byStandard'),
  ]);
  const head = [text('id'), text('codeKind'), text('use'), text('origin')];
  for (const line of formatTable([head, ...rows])) out(line);
  return book.problems.length === 0 ? EXIT.ok : EXIT.problem;
}

function parse(file: string, config: string | undefined, console: Console): number {
  const book = openBook(config, console);
  const content = read(file, console);
  if (!content.ok) console.err(content.error);
  if (!book || !content.ok) return EXIT.usage;
  const parsed = parseCode(content.value, book.profiles, { now: systemClock.now() });
  if (!parsed.ok) {
    const { code, detail } = parsed.error;
    console.err(console.text('codeRefused', { code, detail: detail ?? '' }));
    return EXIT.problem;
  }
  const profile = book.profiles.find(({ data }) => data.id === parsed.value.profileId);
  if (profile) show(parsed.value, profile, console);
  return EXIT.ok;
}

/** A screen is no place for a code that still counts: the secret and whatever is long is hinted at. */
function show(code: ParsedCode, { data }: CodeProfile, { out, text, env }: Console): void {
  out(`${data.id} ${data.name[languageOf(env)]}`);
  const rows = Object.entries(code.segments).map(([name, value]) => [
    name,
    name === data.secret || value.length > MAX_SHOWN ? hintOf(value) : value,
  ]);
  const time = (at: number | undefined): string[] =>
    at === undefined ? [] : [new Date(at).toISOString()];
  const facts = [
    [text('codeSystem'), [code.codeSystemId, ...Object.values(code.names)].join(' ')],
    ...time(code.issuedAt).map((at) => [text('issuedAt'), at]),
    ...time(code.expiresAt).map((at) => [text('expiresAt'), at]),
  ];
  for (const line of formatTable([[text('field'), text('value')], ...rows, ...facts])) out(line);
}
