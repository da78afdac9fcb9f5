/**
 * Stands in for a terminal service that does not run: `stand-in.ts read|write DATA_DIR TERMINAL_ID`.
 * Answers the command line on standard input and output, line by line, and ends with its input.
 * `write` takes the writer's lock first, so that no service starts in between.
 */
import { systemClock } from '../../contract/clock.node.ts';
import { CONTROL_LIMITS } from '../../contract/control.ts';
import { createLineReader } from '../../contract/lines.node.ts';
import type { RequestError } from '../../contract/requests.ts';
import { err, type Result } from '../../contract/result.ts';
import { answerLine } from './conversation.ts';
import { createControlAnswer } from './operations.ts';
import { readQueue } from './read-queue.ts';
import { openStandInWriter } from './stand-in-writer.ts';

const [access, dataDir = '', terminalId = ''] = process.argv.slice(2);
const isWriter = access === 'write';
const writer = isWriter && openStandInWriter({ dataDir, terminalId, clock: systemClock });

/** What a reader is not for, or why there is no writer. */
function refuse(): Result<never, RequestError> {
  return writer && !writer.ok ? writer : err({ reason: 'invalid' });
}

const answer = createControlAnswer({
  list: (query) => (writer && !writer.ok ? writer : readQueue(dataDir, query)),
  ...(writer && writer.ok ? writer.value : { resend: refuse, discard: refuse, exported: refuse }),
});
const read = createLineReader(CONTROL_LIMITS.requestBytes);

for await (const piece of process.stdin) {
  const { lines, overflow } = read(piece as Buffer);
  for (const line of lines) {
    process.stdout.write(`${JSON.stringify(await answerLine(line, answer))}\n`);
  }
  if (overflow) break;
}
if (writer && writer.ok) writer.value.close();
