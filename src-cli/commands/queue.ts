import { parseArgs } from 'node:util';
import { configErrorLines, readConfigFile } from '../../contract/config-file.node.ts';
import { EXIT, readArguments, usageError, type Command, type Console } from '../command.ts';
import { configPath } from '../config-path.ts';
import { openControl } from '../control/open-control.ts';
import { discardRow } from '../queue-actions/discard.ts';
import { exportRows } from '../queue-actions/export.ts';
import { listRows } from '../queue-actions/list.ts';
import { retryRows } from '../queue-actions/retry.ts';
import { showRow } from '../queue-actions/show.ts';
import type { QueueAction, QueueOptions } from '../queue-actions/action.ts';

const OPTIONS = {
  config: { type: 'string' },
  state: { type: 'string' },
  reason: { type: 'string' },
  json: { type: 'boolean', default: false },
  'all-dead': { type: 'boolean', default: false },
} as const;

const ACTIONS: ReadonlyMap<string, QueueAction> = new Map([
  ['ls', listRows],
  ['show', showRow],
  ['retry', retryRows],
  ['discard', discardRow],
  ['export', exportRows],
]);

/** `liangma queue`: what waits in the terminal's queue, and the two ways out for what is dead. */
export const queue: Command = {
  help: 'queueUsage',
  async run(args, console) {
    const parsed = readArguments(() =>
      parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true }),
    );
    if (!parsed.ok) return usageError(console, 'queueUsage', parsed.error);
    const { values, positionals } = parsed.value;
    const [name = '', ...operands] = positionals;
    const action = ACTIONS.get(name);
    if (!action) {
      return usageError(console, 'queueUsage', console.text('unknownCommand', { name }));
    }
    const { config, 'all-dead': allDead, ...rest } = values;
    const options: QueueOptions = { ...rest, allDead, operands };
    const why = action.refuses(options, console.text);
    if (why !== undefined) return usageError(console, 'queueUsage', why);
    return perform(action, options, config, console);
  },
};

async function perform(
  action: QueueAction,
  options: QueueOptions,
  named: string | undefined,
  console: Console,
): Promise<number> {
  const config = readConfigFile(configPath(named, console), console.env);
  if (!config.ok) {
    for (const line of configErrorLines(config.error)) console.err(line);
    return EXIT.usage;
  }
  const exchange = await openControl(config.value, action.access);
  try {
    return await action.run(exchange, options, console);
  } finally {
    exchange.close();
  }
}
