import { spawn } from 'node:child_process';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { modeSchema } from '../../contract/config.ts';
import { ROOT } from '../../tools/paths.ts';
import { EXIT, readArguments, usageError, type Command } from '../command.ts';

/** `liangma demo`: plays the scripted demonstration, as `npm start -- --demo` does. */
export const demo: Command = {
  help: 'demoUsage',
  async run(args, console) {
    const parsed = readArguments(() =>
      parseArgs({ args: [...args], options: { mode: { type: 'string' } } }),
    );
    if (!parsed.ok) return usageError(console, 'demoUsage', parsed.error);
    const { mode } = parsed.value.values;
    if (mode !== undefined && !modeSchema.safeParse(mode).success) {
      return usageError(console, 'demoUsage', console.text('badMode', { mode }));
    }
    const modeArgs = mode === undefined ? [] : ['--mode', mode];
    const script = path.join(ROOT, 'tools/start.ts');
    const child = spawn(process.execPath, [script, '--demo', ...modeArgs], { stdio: 'inherit' });
    const stop = (): void => void child.kill('SIGTERM');
    console.stop.addEventListener('abort', stop);
    return new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', (code) => resolve(code ?? EXIT.problem));
    });
  },
};
