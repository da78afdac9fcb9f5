import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';

/** A terminal that people type into, or a pipe. */
export type Keys = NodeJS.ReadableStream & { readonly isTTY?: boolean };

/** A longer line is none that a person would type, in characters. */
const LONGEST_LINE = 1_024;

/**
 * Asks for lines that nobody may see: what is typed is shown nowhere and kept by no history. From a
 * pipe the answers are its lines.
 *
 * @returns as many answers as questions; fewer where the input ends before or `stop` is aborted
 */
export async function askHidden(
  questions: readonly string[],
  input: Keys,
  output: NodeJS.WritableStream,
  stop: AbortSignal,
): Promise<string[]> {
  const isPerson = input.isTTY === true;
  const unseen = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input, output: unseen, terminal: isPerson, historySize: 0 });
  // In raw mode Ctrl-C is a key: it ends the questions instead of the process.
  lines.on('SIGINT', () => lines.close());
  stop.addEventListener('abort', () => lines.close());
  const answers: string[] = [];
  const asked = lines[Symbol.asyncIterator]();
  try {
    for (const question of questions) {
      if (stop.aborted) break;
      if (isPerson) output.write(question);
      const line = await asked.next();
      if (isPerson) output.write('\n');
      if (line.done === true || line.value.length > LONGEST_LINE) break;
      answers.push(line.value);
    }
  } finally {
    lines.close();
  }
  return answers;
}
