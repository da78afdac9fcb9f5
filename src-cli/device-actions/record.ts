import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { systemClock } from '../../contract/clock.node.ts';
import { CATALOGUE } from '../../drivers/catalogue/load.ts';
import type { DeviceModel } from '../../drivers/catalogue/schema.ts';
import type { DeviceManager } from '../../drivers/manager.ts';
import type { Fixture, TraceEntry } from '../../drivers/replay/fixture.ts';
import { eventsOf } from '../../drivers/replay/replay.ts';
import { EXIT, usageError, type Console, type ExitCode } from '../command.ts';
import { harmlessFrom } from './harmless.ts';
import { createRecording, type Recording } from './recording.ts';
import { withDevice, type DevicePlan, type HeldDevice } from './with-device.ts';

interface RecordOptions {
  readonly plan: DevicePlan;
  readonly name: string | undefined;
  /** In milliseconds. */
  readonly limitMs: number;
  /** Somebody has said that no card of a person will lie on the reader: everything is recorded. */
  readonly isSpecimen: boolean;
}

/**
 * `liangma devices record ID FILE`: writes what passes over the line, from the opening of the port on,
 * to a fixture that `replay` and the tests of the catalogue understand. Use a test code: the text of
 * a symbol is in it. Of an ID-card reader it holds nothing that may be of a person, see
 * `harmless.ts`, but with `--specimen` all.
 */
export function record(
  { plan, name, limitMs, isSpecimen }: RecordOptions,
  console: Console,
): Promise<ExitCode> {
  const { out, err, text, stop, cwd } = console;
  if (name === undefined) {
    return Promise.resolve(usageError(console, 'devicesUsage', text('noFile')));
  }
  const file = path.resolve(cwd, name);
  let manager: DeviceManager | undefined;
  const modelOf = (): DeviceModel | undefined => {
    const device = manager?.snapshots().find(({ id }) => id === plan.deviceId);
    return device && CATALOGUE.get(device.model);
  };
  const recording = createRecording((bytes) => isSpecimen || harmlessFrom(modelOf())(bytes));
  const prepare = (made: DeviceManager): void => {
    manager = made;
    listen(recording, made, plan.deviceId);
  };
  return withDevice({ ...plan, prepare }, console, async ({ device }) => {
    const isReader = device.kind === 'id-card-reader';
    if (isReader) err(text(isSpecimen ? 'specimenOnly' : 'withoutCards', { file }));
    out(text('recording', { id: device.id, seconds: limitMs / 1_000 }));
    await pause(limitMs, stop);
    const { trace, leftOut } = recording.finish();
    const fixture = fixtureOf(trace, device);
    try {
      const content = `${JSON.stringify(fixture, undefined, 2)}\n`;
      await writeFile(file, content, { flag: 'wx', mode: 0o600 });
    } catch (error) {
      err(text('notWritten', { file, code: (error as NodeJS.ErrnoException).code ?? '' }));
      return EXIT.problem;
    }
    out(text('recorded', { file, chunks: trace.length, events: fixture.expect.length }));
    if (leftOut > 0) out(text(isReader ? 'cardLeftOut' : 'leftOut', { count: leftOut }));
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
}

/** What is expected of the bytes is what the driver makes of them now. */
function fixtureOf(
  trace: readonly TraceEntry[],
  { name, model: modelName }: HeldDevice['device'],
): Fixture {
  const origin = `recorded from ${modelName}`;
  const fixture = { about: name, origin, trace: [...trace], expect: [] };
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
