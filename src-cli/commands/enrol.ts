import { spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { configErrorLines, readConfigFile } from '../../contract/config-file.node.ts';
import type { EnrolmentAnswer, EnrolmentOrder } from '../../contract/enrolment.ts';
import { ROOT } from '../../tools/paths.ts';
import { EXIT, readArguments, usageError, type Command, type Console } from '../command.ts';
import { configPath } from '../config-path.ts';
import { readEnrolmentAnswer, reportEnrolment } from '../enrolment-report.ts';

const OPTIONS = {
  config: { type: 'string' },
  out: { type: 'string' },
  show: { type: 'boolean', default: false },
  renew: { type: 'boolean', default: false },
} as const;

/** `liangma enrol`: makes the terminal's keys and the request by which the platform knows it. */
export const enrol: Command = {
  help: 'enrolUsage',
  async run(args, console) {
    const parsed = readArguments(() => parseArgs({ args: [...args], options: OPTIONS }));
    if (!parsed.ok) return usageError(console, 'enrolUsage', parsed.error);
    const { config, out, show, renew } = parsed.value.values;
    if (show && (renew || out !== undefined)) {
      return usageError(console, 'enrolUsage', console.text('enrolShowAlone'));
    }
    const file = configPath(config, console);
    const read = readConfigFile(file, console.env);
    if (!read.ok) {
      for (const line of configErrorLines(read.error)) console.err(line);
      return EXIT.usage;
    }
    const order = show ? 'show' : renew ? 'renew' : 'request';
    return reportEnrolment(await askMain(file, order, console), { show, out }, console);
  },
};

/** Has the main process started without a window: only there is the key store within reach. */
async function askMain(
  configFile: string,
  order: EnrolmentOrder,
  console: Console,
): Promise<EnrolmentAnswer | undefined> {
  const script = path.join(ROOT, 'tools/enrol.ts');
  const child = spawn(process.execPath, [script, configFile, order], {
    stdio: ['ignore', 'pipe', 'inherit'],
    signal: console.stop,
    killSignal: 'SIGTERM',
  });
  child.on('error', () => {
    // Stopped by hand, or not to be started: then there is no answer.
  });
  let answer: EnrolmentAnswer | undefined;
  for await (const line of createInterface({ input: child.stdout })) {
    const found = readEnrolmentAnswer(line);
    answer ??= found;
    if (!found) console.err(line);
  }
  return answer;
}
