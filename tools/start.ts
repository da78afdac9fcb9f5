import { spawn } from 'node:child_process';
import { parseArgs } from 'node:util';
import { modeSchema } from '../contract/config.ts';
import { buildAll } from './build/steps.ts';
import { runDemo } from './demo/demo.ts';
import { hasDisplay, startVirtualDisplay } from './display.ts';
import { electronCommand } from './electron.ts';
import { runTool, say, StopError } from './say.ts';
import { ensureElectron, type ElectronRuntime } from './setup/electron-runtime.ts';
import { ensureSystemLibraries } from './setup/system-libraries.ts';
import { DEMO_OPERATOR } from './simulation/demo-operator.ts';
import { startSimulation } from './simulation/simulation.ts';

const USAGE =
  'usage: npm start [-- --mode self-service|counter] [--language zh-CN|en] [--camera] [--demo]';
/** Sizes of the terminals in a hall; a smaller screen shows them scaled down. */
const SIZES = {
  'self-service': { width: 1080, height: 1920 },
  counter: { width: 1366, height: 768 },
} as const;

function readArguments() {
  try {
    const { values } = parseArgs({
      options: {
        mode: { type: 'string', default: 'self-service' },
        language: { type: 'string' },
        camera: { type: 'boolean', default: false },
        demo: { type: 'boolean', default: false },
      },
    });
    const mode = modeSchema.safeParse(values.mode);
    if (!mode.success) throw new Error(`--mode ${values.mode} is not known`);
    return { ...values, mode: mode.data };
  } catch (error) {
    throw new StopError(`${(error as Error).message}\n${USAGE}`);
  }
}

/** Opens the windows for a person; ends when the terminal is closed. */
async function openForPerson(
  runtime: ElectronRuntime,
  { mode, language, camera }: ReturnType<typeof readArguments>,
): Promise<number> {
  const simulation = await startSimulation({
    mode,
    size: SIZES[mode],
    withDock: true,
    withCamera: camera,
    ...(language === undefined ? {} : { language }),
  });
  say(`simulated platform ${simulation.platformUrl} · device dock ${simulation.devicesUrl}/`);
  if (camera)
    say('a simulated camera in place of the scanner: what the dock scans is held before it');
  if (mode === 'counter') {
    say(`demo operator (经办人): ${DEMO_OPERATOR.id}, password ${DEMO_OPERATOR.password}`);
  }
  try {
    const { executable, args, env } = electronCommand(runtime, simulation.configFile);
    const child = spawn(executable, [...simulation.switches, ...args], { env, stdio: 'inherit' });
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.on(signal, () => child.kill(signal));
    }
    return await new Promise<number>((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', (code, signal) => resolve(code ?? (signal ? 1 : 0)));
    });
  } finally {
    await simulation.stop();
  }
}

await runTool(async () => {
  const options = readArguments();
  const isHeadless = !hasDisplay();
  ensureSystemLibraries({ virtualDisplay: isHeadless });
  const runtime = await ensureElectron();
  await buildAll();
  if (!isHeadless && !options.demo) return openForPerson(runtime, options);
  if (!isHeadless) return runDemo(runtime, undefined, options.mode);
  say('no display: playing the scripted demonstration on a virtual one (Xvfb)');
  const display = await startVirtualDisplay();
  try {
    return await runDemo(runtime, display.name, options.mode);
  } finally {
    display.stop();
  }
});
