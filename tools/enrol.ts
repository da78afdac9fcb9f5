import { spawn } from 'node:child_process';
import { enrolmentOrderSchema } from '../contract/enrolment.ts';
import { buildAll } from './build/steps.ts';
import { hasDisplay } from './display.ts';
import { electronCommand } from './electron.ts';
import { runTool, StopError } from './say.ts';
import { ensureElectron } from './setup/electron-runtime.ts';
import { ensureSystemLibraries } from './setup/system-libraries.ts';

const USAGE = 'usage: tools/enrol.ts CONFIG request|renew|show';

// Starts the main process without a window, because only Electron reaches the key store that the
// terminal's keys are sealed by. Its answer is a line of JSON among the lines of this tool.
await runTool(async () => {
  const [configFile, word] = process.argv.slice(2);
  const order = enrolmentOrderSchema.safeParse(word).data;
  if (configFile === undefined || order === undefined) throw new StopError(USAGE);
  ensureSystemLibraries({ virtualDisplay: false });
  const runtime = await ensureElectron();
  await buildAll();
  const { executable, args, env } = electronCommand(runtime, configFile);
  const headless = hasDisplay() ? [] : ['--ozone-platform=headless'];
  const switches = [...headless, '--disable-gpu', ...args, `--enrol=${order}`];
  const child = spawn(executable, switches, {
    env,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
  return new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
});
