import { parseArgs } from 'node:util';
import { systemClock } from '../../contract/clock.node.ts';
import type { DeviceConfig, TerminalConfig } from '../../contract/config.ts';
import type { ShownDevice } from '../../contract/devices.ts';
import { configErrorLines, readConfigFile } from '../../contract/config-file.node.ts';
import { CATALOGUE } from '../../drivers/catalogue/load.ts';
import { discoverDevices, waysToLook } from '../../drivers/discovery.node.ts';
import { createDeviceManager } from '../../drivers/manager.ts';
import {
  EXIT,
  readArguments,
  usageError,
  type Command,
  type Console,
  type ExitCode,
} from '../command.ts';
import { configPath } from '../config-path.ts';
import type { DeviceAction } from '../device-actions/action.ts';
import { identify } from '../device-actions/identify.ts';
import { readCard } from '../device-actions/read-card.ts';
import { record } from '../device-actions/record.ts';
import { replay } from '../device-actions/replay.ts';
import { trigger } from '../device-actions/trigger.ts';
import { withDevice } from '../device-actions/with-device.ts';
import { configuredTable, foundTable, modelsFor } from '../device-tables.ts';
import { allReady, settle, watch } from '../device-watch.ts';

const OPTIONS = {
  config: { type: 'string' },
  json: { type: 'boolean', default: false },
  watch: { type: 'boolean', default: false },
  seconds: { type: 'string' },
  model: { type: 'string' },
  specimen: { type: 'boolean', default: false },
} as const;

/** `liangma devices`: the configured devices with their state, and everything that is found. */
export const devices: Command = {
  help: 'devicesUsage',
  async run(args, console) {
    const parsed = readArguments(() =>
      parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true }),
    );
    if (!parsed.ok) return usageError(console, 'devicesUsage', parsed.error);
    const { values, positionals } = parsed.value;
    const { config, json, watch: watching } = values;
    const [action] = positionals;
    const seconds = values.seconds ?? (action === undefined ? '3' : '30');
    const limitS = Number(seconds);
    if (!(limitS >= 0.1 && limitS <= 600)) {
      return usageError(console, 'devicesUsage', console.text('badSeconds', { seconds }));
    }
    if (action !== undefined) {
      return act(positionals, { ...values, limitMs: limitS * 1_000 }, console);
    }
    const file = configPath(config, console);
    const read = readConfigFile(file, console.env);
    if (!read.ok) {
      for (const line of configErrorLines(read.error)) console.err(line);
      // What is plugged in helps to write the configuration that is missing.
      if (!json) {
        const { devices: found, problems } = await discoverDevices();
        showFound(
          found.map((one) => ({ ...one, models: modelsFor(one) })),
          problems,
          console,
        );
      }
      return EXIT.usage;
    }
    const { devices: configured, discovery, simulation } = read.value;
    const limitMs = limitS * 1_000;
    const plan = { file, json, watching, limitMs, configured, discovery };
    const busDir = simulation?.busDir;
    return (await showAll({ ...plan, busDir }, console)) ? EXIT.ok : EXIT.problem;
  },
};

const ACTIONS: ReadonlyMap<string, DeviceAction> = new Map([
  ['identify', identify],
  ['trigger', trigger],
  ['read-card', readCard],
]);
/** How long one device has to become ready before something is done with it, in milliseconds. */
const READY_MS = 10_000;

interface ActOptions {
  readonly config?: string | undefined;
  readonly model?: string | undefined;
  readonly specimen: boolean;
  readonly limitMs: number;
}

/** `liangma devices ACTION …`. */
function act(
  [name = '', subject, file]: readonly string[],
  { config, model, specimen, limitMs }: ActOptions,
  console: Console,
): Promise<ExitCode> {
  const { text } = console;
  if (name === 'replay') return replay(subject, model, console);
  const action = ACTIONS.get(name);
  if (!action && name !== 'record') return complain(text('unknownCommand', { name }));
  if (subject === undefined) return complain(text('noDeviceId'));
  const plan = { deviceId: subject, config, readyMs: READY_MS };
  if (!action) return record({ plan, name: file, limitMs, isSpecimen: specimen }, console);
  return withDevice(plan, console, (held) => action(held, { console, limitMs }));

  function complain(why: string): Promise<ExitCode> {
    return Promise.resolve(usageError(console, 'devicesUsage', why));
  }
}

interface Plan {
  readonly file: string;
  readonly json: boolean;
  readonly watching: boolean;
  readonly limitMs: number;
  readonly configured: readonly DeviceConfig[];
  readonly discovery: TerminalConfig['discovery'];
  readonly busDir: string | undefined;
}

/** Resolves to whether all configured devices were ready in the end. */
async function showAll(plan: Plan, console: Console): Promise<boolean> {
  const { file, json, configured } = plan;
  const { out, text } = console;
  const manager = createDeviceManager({
    devices: configured,
    clock: systemClock,
    discovery: { ...plan.discovery, busDir: plan.busDir },
  });
  manager.start();
  try {
    // The manager has looked by then too, so that what it adopts is waited for.
    await discoverDevices(waysToLook(plan.busDir, CATALOGUE).looks);
    const snapshots = await settle(manager, plan.limitMs, console.stop);
    const [found, problems] = [manager.found(), manager.problems()];
    if (json) {
      const whole = { devices: snapshots, found, problems };
      out(plan.watching ? JSON.stringify(whole) : JSON.stringify(whole, undefined, 2));
    } else {
      out(text(snapshots.length === 0 ? 'noneConfigured' : 'configured', { file }));
      for (const line of configuredTable(snapshots, text)) out(`  ${line}`);
      out('');
      showFound(found, problems, console);
    }
    if (plan.watching && !console.stop.aborted) {
      if (!json) out(`\n${text('watching')}`);
      await watch(manager, console, json);
    }
    return allReady(manager.snapshots());
  } finally {
    await manager.stop();
  }
}

function showFound(
  found: readonly ShownDevice[],
  problems: readonly string[],
  { out, text }: Console,
): void {
  out(text(found.length === 0 ? 'noneFound' : 'found'));
  for (const line of foundTable(found, text)) out(`  ${line}`);
  for (const problem of problems) out(`  ${text('problem', { problem })}`);
}
