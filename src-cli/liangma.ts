import { findCommand } from './commands.ts';
import { EXIT, type Console } from './command.ts';
import { askHidden } from './hidden-answer.ts';
import { createText, languageOf } from './text.ts';
import { visibleLines } from './visible.ts';

const stopping = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => stopping.abort());
}
// The reader of a pipe may leave early (`liangma devices --watch | head`): that ends the command.
process.stdout.on('error', () => process.exit(EXIT.ok));

const { env } = process;
const terminal: Console = {
  out: (line) => void process.stdout.write(`${visibleLines(line)}\n`),
  err: (line) => void process.stderr.write(`${visibleLines(line)}\n`),
  env,
  cwd: process.cwd(),
  text: createText(languageOf(env)),
  askHidden: (questions) => askHidden(questions, process.stdin, process.stderr, stopping.signal),
  stop: stopping.signal,
};

const [name, ...args] = process.argv.slice(2);
process.exitCode = await findCommand(name).run(args, terminal);
// A native port that hangs in its closing must not keep the command alive.
process.stdout.write('', () => process.exit());
