import { loadavg } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { buildAll } from '../../tools/build/steps.ts';
import { hasDisplay, startVirtualDisplay } from '../../tools/display.ts';
import { say } from '../../tools/say.ts';
import { ensureElectron } from '../../tools/setup/electron-runtime.ts';
import { measureIdle } from './camera/idle.ts';
import { measureLatency } from './camera/latency.ts';
import { measureSoak } from './camera/soak.ts';
import { measureStarts } from './camera/starts.ts';
import { startFilmed, type Place, type Reading } from './camera/terminal.ts';
import type { Bench, Recorder } from './frame/recorder.ts';
import { percentile } from './frame/stats.ts';
import { ROLES } from './camera/processes.ts';

/** Until everything that is made once has been made, in milliseconds. */
const SETTLE_MS = 5_000;

async function measure(reading: Reading, place: Place) {
  const filmed = await startFilmed(reading, place);
  try {
    await delay(SETTLE_MS);
    const idle = await measureIdle(filmed);
    if (reading === 'no camera') return { idle };
    const starts = await measureStarts(filmed);
    const latency = await measureLatency(filmed);
    const soak = reading === 'own' ? await measureSoak(filmed) : undefined;
    return { idle, starts, latency, soak };
  } finally {
    await filmed.stop();
  }
}

type Measured = Awaited<ReturnType<typeof measure>>;

function recordShares(
  recorder: Recorder,
  metric: string,
  own: readonly number[] = [],
  baseline: readonly number[] = [],
): void {
  for (const [name, share] of [
    ['p50', 0.5],
    ['p95', 0.95],
    ['max', 1],
  ] as const) {
    recorder.record({
      ...{ metric: `${metric} ${name}`, unit: 'ms' },
      ...{ value: percentile(own, share), baseline: percentile(baseline, share) },
    });
  }
}

function record(recorder: Recorder, own: Measured, library: Measured): void {
  const one = (metric: string, unit: string, of: (all: Measured) => number | undefined): void =>
    recorder.record({ metric, unit, value: of(own) ?? NaN, baseline: of(library) ?? NaN });
  one('frames of the camera', '/s', ({ idle }) => idle.framesPerS);
  one('looked at, empty scene', '/s', ({ idle }) => idle.looksPerS);
  one('looked at, codes in view', '/s', ({ latency }) => latency?.looksPerS);
  recordShares(recorder, 'frame → service', own.latency?.ms, library.latency?.ms);
  one('codes read', '%', ({ latency }) => latency?.readPercent);
  recordShares(recorder, 'thread, code in view', own.latency?.tookMs, library.latency?.tookMs);
  recordShares(recorder, 'camera on → frame', own.starts?.frameMs, library.starts?.frameMs);
  recordShares(recorder, 'camera on → read', own.starts?.readMs, library.starts?.readMs);
  for (const role of ROLES) {
    one(`idle CPU: ${role}`, '% core', ({ idle }) => idle.corePercent[role]);
  }
  const { soak } = own;
  if (!soak) return;
  for (const [metric, { before, after }] of Object.entries(soak.memory)) {
    recorder.record({
      metric: `${metric} after ${soak.frames} frames`,
      ...{ unit: 'MB', value: after, baseline: before },
    });
  }
}

export const bench: Bench = {
  about:
    'the camera in the running app, against the same app with @zxing/library; memory against that before the soak',
  async run(recorder) {
    const runtime = await ensureElectron();
    await buildAll();
    const display = hasDisplay() ? undefined : await startVirtualDisplay();
    const place: Place = { runtime, display: display?.name };
    try {
      const load = (): string =>
        loadavg()
          .map((one) => one.toFixed(1))
          .join(' ');
      say(`  load of the machine at the beginning ${load()}`);
      const without = await measure('no camera', place);
      const parts = ROLES.map((role) => `${role} ${without.idle.corePercent[role].toFixed(1)}`);
      say(`  idle CPU without a camera, % of a core: ${parts.join(', ')}`);
      const library = await measure('library', place);
      const own = await measure('own', place);
      record(recorder, own, library);
      say(`  load of the machine at the end ${load()}`);
    } finally {
      display?.stop();
    }
  },
};
