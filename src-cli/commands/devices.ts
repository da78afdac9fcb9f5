import { parseArgs } from 'node:util';
import { systemClock } from '../../contract/clock.node.ts';
import type { DeviceConfig } from '../../contract/config.ts';
import { configErrorLines, readConfigFile } from '../../contract/config-file.node.ts';
import { discoverDevices, type Discovery } from '../../drivers/discovery.node.ts';
import { createDeviceManager } from '../../drivers/manager.ts';
import { EXIT, readArguments, usageError, type Command, type Console } from '../command.ts';
import { configPath } from '../config-path.ts';
import { configuredTable, foundTable, useOf } from '../device-tables.ts';
import { allReady, settle, watch } from '../device-watch.ts';

const OPTIONS = {
  config: { type: 'string' },
  json: { type: 'boolean', default: false },
  watch: { type: 'boolean', default: false },
  seconds: { type: 'string', default: '3' },
} as const;

/** `liangma devices`: the configured devices with their state, and everything that is found. */
export const devices: Command = {
  help: 'devicesUsage',
  async run(args, console) {
    const parsed = readArguments(() => parseArgs({ args: [...args], options: OPTIONS }));
    if (!parsed.ok) return usageError(console, 'devicesUsage', parsed.error);
    const { config, json, seconds, watch: watching } = parsed.value.values;
    const limitS = Number(seconds);
    if (!(limitS >= 0.1 && limitS <= 600)) {
      return usageError(console, 'devicesUsage', console.text('badSeconds', { seconds }));
    }
    const file = configPath(config, console);
    const read = readConfigFile(file, console.env);
    if (!read.ok) {
      for (const line of configErrorLines(read.error)) console.err(line);
      // What is plugged in helps to write the configuration that is missing.
      if (!json) showFound(await discoverDevices(), [], console);
      return EXIT.usage;
    }
    const plan = { file, json, watching, limitMs: limitS * 1_000, configured: read.value.devices };
    return (await showAll(plan, console)) ? EXIT.ok : EXIT.problem;
  },
};

interface Plan {
  readonly file: string;
  readonly json: boolean;
  readonly watching: boolean;
  readonly limitMs: number;
  readonly configured: readonly DeviceConfig[];
}

/** Resolves to whether all configured devices were ready in the end. */
async function showAll(plan: Plan, console: Console): Promise<boolean> {
  const { file, json, configured } = plan;
  const { out, text } = console;
  const manager = createDeviceManager({ devices: configured, clock: systemClock });
  manager.start();
  try {
    const [snapshots, discovery] = await Promise.all([
      settle(manager, plan.limitMs, console.stop),
      discoverDevices(),
    ]);
    if (json) {
      const found = discovery.devices.map((device) => ({
        ...device,
        use: useOf(device, configured),
      }));
      const { problems } = discovery;
      const whole = { configured: snapshots, found, problems };
      out(plan.watching ? JSON.stringify(whole) : JSON.stringify(whole, undefined, 2));
    } else {
      out(text(snapshots.length === 0 ? 'noneConfigured' : 'configured', { file }));
      for (const line of configuredTable(snapshots, text)) out(`  ${line}`);
      out('');
      showFound(discovery, configured, console);
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
  { devices: found, problems }: Discovery,
  configured: readonly DeviceConfig[],
  { out, text }: Console,
): void {
  out(text(found.length === 0 ? 'noneFound' : 'found'));
  for (const line of foundTable(found, configured, text)) out(`  ${line}`);
  for (const problem of problems) out(`  ${text('problem', { problem })}`);
}
