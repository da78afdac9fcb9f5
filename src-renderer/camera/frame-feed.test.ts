import { expect, test } from 'vitest';
import { manualClock } from '../../contract/clock.ts';
import { SILENT_MS, startFeed } from './frame-feed.ts';
import type { FrameReport } from './thread/reading-calls.ts';

const REPORT: FrameReport = {
  ...{ width: 1_280, height: 720, corners: [], fresh: undefined, hint: undefined },
  ...{ burnt: 0, tookMs: 4 },
};

/** A camera whose frames the test lets come, and a thread whose answers it gives. */
function stand() {
  const clock = manualClock();
  let callback: (() => void) | undefined;
  let [cancelled, silences] = [0, 0];
  const looked: number[] = [];
  const reports: FrameReport[] = [];
  const answers: ((report: FrameReport | Error) => void)[] = [];
  const stop = startFeed({
    source: {
      requestVideoFrameCallback(next) {
        callback = () => next(0, {} as VideoFrameCallbackMetadata);
        return 1;
      },
      cancelVideoFrameCallback() {
        cancelled++;
      },
    },
    clock,
    takeFrame: () => ({}) as VideoFrame,
    look() {
      looked.push(clock.elapsed());
      return new Promise((resolve, reject) => {
        answers.push((one) => {
          if (one instanceof Error) reject(one);
          else resolve(one);
        });
      });
    },
    onReport: (report) => reports.push(report),
    onSilence() {
      silences++;
    },
  });
  async function answer(report: FrameReport | Error = REPORT): Promise<void> {
    answers.shift()?.(report);
    for (let turn = 0; turn < 5; turn++) await Promise.resolve();
  }
  /** A camera of 30 frames a second for so long; the thread answers at once. */
  async function run(ms: number): Promise<void> {
    const end = clock.elapsed() + ms;
    while (clock.elapsed() < end) {
      callback?.();
      await answer();
      clock.advance(33);
    }
  }
  function frame(): void {
    callback?.();
  }
  return {
    ...{ clock, looked, reports, stop, answer, run },
    frame,
    cancelled: () => cancelled,
    silences: () => silences,
  };
}

test('every frame is looked at while the thread keeps up', async () => {
  const { run, looked, reports } = stand();
  await run(3_300);
  expect(looked).toHaveLength(100);
  expect(reports).toHaveLength(100);
});

test('while a frame is being read, the others pass', async () => {
  const { clock, frame, looked, answer } = stand();
  for (let time = 0; time < 10; time++) {
    frame();
    clock.advance(33);
  }
  expect(looked).toHaveLength(1);
  await answer();
  frame();
  expect(looked).toHaveLength(2);
});

test('a slow thread is not driven', async () => {
  const { clock, frame, looked, answer } = stand();
  frame();
  await answer({ ...REPORT, tookMs: 100 });
  clock.advance(199);
  frame();
  expect(looked).toHaveLength(1);
  clock.advance(1);
  frame();
  expect(looked).toHaveLength(2);
});

test('a camera that gives no picture is told, once', () => {
  const { clock, silences, frame } = stand();
  clock.advance(SILENT_MS - 1);
  frame();
  clock.advance(SILENT_MS - 1);
  expect(silences()).toBe(0);
  clock.advance(1);
  expect(silences()).toBe(1);
  clock.advance(10 * SILENT_MS);
  expect(silences()).toBe(1);
});

test('so is a thread that has died', async () => {
  const { frame, answer, silences, cancelled } = stand();
  frame();
  await answer(new Error('closed'));
  expect([silences(), cancelled()]).toEqual([1, 1]);
});

test('once stopped nothing comes, not even what was being read', async () => {
  const { clock, frame, answer, stop, reports, looked, silences } = stand();
  frame();
  stop();
  await answer();
  frame();
  clock.advance(10 * SILENT_MS);
  expect([reports.length, looked.length, silences(), clock.pending()]).toEqual([0, 1, 0, 0]);
});
