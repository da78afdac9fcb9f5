import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { systemClock } from '../../contract/clock.node.ts';
import { CATALOGUE } from '../../drivers/catalogue/load.ts';
import type { DeviceManager } from '../../drivers/manager.ts';
import type { Fixture } from '../../drivers/replay/fixture.ts';
import { eventsOf } from '../../drivers/replay/replay.ts';
import { EXIT, usageError, type Console, type ExitCode } from '../command.ts';
import { createRecording, type Recording } from './recording.ts';
import { withDevice, type DevicePlan, type HeldDevice } from './with-device.ts';

interface RecordOptions {
  readonly plan: DevicePlan;
  readonly name: string | undefined;
  /** In milliseconds. */
  readonly limitMs: number;
}

/**
 * `liangma devices record ID FILE`: writes what passes over the line, from the opening of the port on,
 * to a fixture that `replay` and the tests of the catalogue understand. Use a test code: the text of
 * a symbol is in it.
 */
export function record(
  { plan, name, limitMs }: RecordOptions,
  console: Console,
): Promise<ExitCode> {
  const { out, err, text, stop, cwd } = console;
  if (name === undefined) {
    return Promise.resolve(usageError(console, 'devicesUsage', text('noFile')));
  }
  const file = path.resolve(cwd, name);
  const recording = createRecording();
  const prepare = (manager: DeviceManager): void => listen(recording, manager, plan.deviceId);
  return withDevice({ ...plan, prepare }, console, async ({ device }) => {
    out(text('recording', { id: device.id, seconds: limitMs / 1_000 }));
    await pause(limitMs, stop);
    const fixture = fixtureOf(recording, device);
    try {
      const content = `${JSON.stringify(fixture, undefined, 2)}\n`;
      await writeFile(file, content, { flag: 'wx', mode: 0o600 });
    } catch (error) {
      err(text('notWritten', { file, code: (error as NodeJS.ErrnoException).code ?? '' }));
      return EXIT.problem;
    }
    const { trace, expect } = fixture;
    out(text('recorded', { file, chunks: trace.length, events: expect.length }));
    if (recording.leftOut() > 0) out(text('leftOut', { count: recording.leftOut() }));
    return EXIT.ok;
  });
}

function listen(recording: Recording, manager: DeviceManager, deviceId: string): void {
  let state: string | undefined;
  recording.restart(systemClock.now());
  manager.onChange(() => {
    const now = manager.snapshots().find(({ id }) => id === deviceId)?.state;
    if (now === 'opening' && state !== now) recording.restart(systemClock.now());
    state = now;
  });
  manager.onRaw((chunk) => {
    if (chunk.deviceId === deviceId) recording.raw(chunk, systemClock.now());
  });
  manager.onEvent((event) => {
    if (event.deviceId === deviceId) recording.heard(event);
  });
}

/** What is expected of the bytes is what the driver makes of them now. */
function fixtureOf(
  recording: Recording,
  { name, model: modelName }: HeldDevice['device'],
): Fixture {
  const origin = `recorded from ${modelName}`;
  const fixture = { about: name, origin, trace: [...recording.trace()], expect: [] };
  const model = CATALOGUE.get(modelName);
  return model ? { ...fixture, expect: eventsOf(model, fixture) } : fixture;
}

function pause(ms: number, stop: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    stop.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
    if (stop.aborted) resolve();
  });
}
