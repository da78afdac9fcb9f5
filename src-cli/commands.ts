import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../tools/paths.ts';
import { EXIT, usageError, type Command } from './command.ts';
import { audit } from './commands/audit.ts';
import { codes } from './commands/codes.ts';
import { config } from './commands/config.ts';
import { decode } from './commands/decode.ts';
import { demo } from './commands/demo.ts';
import { devices } from './commands/devices.ts';
import { enrol } from './commands/enrol.ts';
import { ofd } from './commands/ofd.ts';
import { queue } from './commands/queue.ts';
import { operators } from './commands/operators.ts';

const help: Command = {
  help: 'usage',
  run([topic, ...rest], console) {
    const command = topic === undefined ? help : COMMANDS.get(topic);
    if (!command || rest.length > 0) {
      const name = [topic, ...rest].join(' ');
      return Promise.resolve(
        usageError(console, 'usage', console.text('unknownCommand', { name })),
      );
    }
    console.out(console.text(command.help));
    return Promise.resolve(EXIT.ok);
  },
};

const version: Command = {
  help: 'usage',
  run(_, console) {
    const text = readFileSync(path.join(ROOT, 'package.json'), 'utf8');
    console.out((JSON.parse(text) as { version: string }).version);
    return Promise.resolve(EXIT.ok);
  },
};

/** Every command by its name; `liangma help` shows them in the words of `usage`. */
export const COMMANDS: ReadonlyMap<string, Command> = new Map([
  ['devices', devices],
  ['config', config],
  ['codes', codes],
  ['audit', audit],
  ['ofd', ofd],
  ['decode', decode],
  ['queue', queue],
  ['enrol', enrol],
  ['operators', operators],
  ['demo', demo],
  ['help', help],
  ['--help', help],
  ['-h', help],
  ['--version', version],
]);

/** The command of that name; a name that is none becomes a command that explains itself. */
export function findCommand(name: string | undefined): Command {
  const found = name === undefined ? undefined : COMMANDS.get(name);
  if (found) return found;
  return {
    help: 'usage',
    run(_, console) {
      const { text } = console;
      const why = name === undefined ? text('noCommand') : text('unknownCommand', { name });
      return Promise.resolve(usageError(console, 'usage', why));
    },
  };
}
