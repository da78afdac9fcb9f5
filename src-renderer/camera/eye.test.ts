import { expect, test } from 'vitest';
import type { CameraReport, SeenSymbol } from '../../contract/camera.ts';
import { manualClock } from '../../contract/clock.ts';
import { createEye, RETRY_MS, type EyeParts } from './eye.ts';
import { SILENT_MS } from './frame-feed.ts';
import type { FrameReport } from './thread/reading-calls.ts';

const HOW = { width: 1_280, height: 720, restS: 600 };
const EMPTY: FrameReport = {
  ...{ width: 1_280, height: 720, corners: [], fresh: undefined, hint: undefined },
  ...{ burnt: 0, tookMs: 4 },
};
const SYMBOL: SeenSymbol = { text: 'A1', bytes: Uint8Array.of(0x41, 0x31), aim: ']Q1' };

interface FakeTrack {
  onended: (() => void) | null;
  stopped: number;
  readonly applied: MediaTrackConstraints[];
}

/** A browser with cameras that the test plugs in, and a thread whose answers it gives. */
function stand(labels: readonly string[] = ['USB camera']) {
  const clock = manualClock();
  const world = { labels, error: undefined as Error | undefined, capabilities: {}, report: EMPTY };
  const tracks: FakeTrack[] = [];
  const asked: MediaStreamConstraints[] = [];
  const told: CameraReport[] = [];
  const read: SeenSymbol[] = [];
  const calls: string[] = [];
  const plugListeners = new Set<() => void>();
  let [threads, ended] = [0, 0];
  let onFrame: (() => void) | undefined;

  function open(constraints: MediaStreamConstraints): MediaStream {
    const wanted = (constraints.video as { deviceId?: { exact: string } }).deviceId?.exact ?? '0';
    const state: FakeTrack = { onended: null, stopped: 0, applied: [] };
    tracks.push(state);
    const track = Object.assign(state, {
      label: world.labels[Number(wanted)],
      stop: () => (state.stopped += 1),
      getSettings: () => ({ width: 1_280, height: 720, deviceId: wanted }),
      getCapabilities: () => world.capabilities,
      applyConstraints(one: MediaTrackConstraints) {
        state.applied.push(one);
        return Promise.resolve();
      },
    });
    return { getVideoTracks: () => [track], getTracks: () => [track] } as unknown as MediaStream;
  }

  const video = {
    ...{ srcObject: null, dataset: {}, play: () => Promise.resolve() },
    requestVideoFrameCallback(next: () => void) {
      onFrame = next;
      return 1;
    },
    cancelVideoFrameCallback: () => (onFrame = undefined),
  };
  const eye = createEye({
    clock,
    video: video as unknown as EyeParts['video'],
    takeFrame: () => ({}) as VideoFrame,
    tell: (report) => told.push(report),
    read: (symbol) => read.push(symbol),
    media: {
      addEventListener: (_name: string, listener: () => void) => plugListeners.add(listener),
      removeEventListener: (_name: string, listener: () => void) => plugListeners.delete(listener),
      enumerateDevices: () =>
        Promise.resolve(
          world.labels.map((label, id) => ({ kind: 'videoinput', deviceId: String(id), label })),
        ),
      getUserMedia(constraints: MediaStreamConstraints) {
        asked.push(constraints);
        return world.error ? Promise.reject(world.error) : Promise.resolve(open(constraints));
      },
    } as unknown as EyeParts['media'],
    startThread() {
      threads++;
      const call = (name: string): Promise<unknown> => {
        calls.push(name);
        return Promise.resolve(name === 'look' ? world.report : true);
      };
      return { peer: { call, close: () => {} } as never, end: () => void (ended += 1) };
    },
  });
  async function settle(): Promise<void> {
    for (let turn = 0; turn < 20; turn++) await Promise.resolve();
  }
  async function plug(next: readonly string[]): Promise<void> {
    world.labels = next;
    for (const listener of [...plugListeners]) listener();
    await settle();
  }
  async function frame(): Promise<void> {
    clock.advance(40);
    onFrame?.();
    await settle();
  }
  return {
    ...{ clock, eye, world, tracks, asked, told, read, calls, video, settle, plugListeners },
    threads: () => [threads, ended],
    ...{ plug, frame },
  };
}

test('it opens the camera without sound, in the wanted size, and tells its name', async () => {
  const { eye, asked, told, settle, video } = stand();
  expect(eye.view().state).toBe('off');
  eye.look(HOW);
  expect(eye.view().state).toBe('opening');
  await settle();
  expect(asked).toMatchObject([
    { audio: false, video: { deviceId: { exact: '0' }, width: { ideal: 1_280 } } },
  ]);
  expect(told).toEqual([{ state: 'ready', label: 'USB camera', size: '1280×720' }]);
  expect(eye.view()).toMatchObject({ state: 'seeing', width: 1_280, canChange: false });
  expect(video.srcObject).not.toBeNull();
});

test('what is read goes out, and what is seen is shown', async () => {
  const { eye, world, read, frame, settle, video } = stand();
  eye.look(HOW);
  await settle();
  await frame();
  expect(read).toEqual([]);
  world.report = { ...EMPTY, fresh: SYMBOL, hint: 'closer' };
  let shown = 0;
  eye.onView(() => void (shown += 1));
  await frame();
  expect([read, eye.view().hint, shown]).toEqual([[SYMBOL], 'closer', 1]);
  expect(video.dataset).toMatchObject({ looks: '2', tookMs: '4', reader: 'fast' });
});

test('closed, the camera is off and what is left of the last frame is wiped', async () => {
  const { eye, tracks, calls, video, settle, frame, told } = stand();
  eye.look(HOW);
  await settle();
  eye.close(false);
  expect([tracks[0]?.stopped, video.srcObject, eye.view().state]).toEqual([1, null, 'off']);
  expect(calls).toContain('rest');
  await frame();
  expect(calls).not.toContain('look');
  eye.look(HOW);
  await settle();
  eye.close(true);
  expect(eye.view().state).toBe('resting');
  // Off because nobody needs it is no trouble: the terminal hears of it once.
  expect(told).toHaveLength(1);
});

test('a camera that opens once nobody wants it is closed at once', async () => {
  const { eye, tracks, settle } = stand();
  eye.look(HOW);
  eye.close(false);
  await settle();
  expect(tracks.every(({ stopped }) => stopped === 1)).toBe(true);
  expect(eye.view().state).toBe('off');
});

test('lost and back: told, tried again by itself, and ready', async () => {
  const { eye, world, tracks, told, settle, plug, clock } = stand();
  eye.look(HOW);
  await settle();
  world.labels = [];
  tracks[0]?.onended?.();
  expect(told.at(-1)).toMatchObject({ state: 'failed', code: 'DEVICE_ABSENT', detail: 'lost' });
  expect(eye.view().state).toBe('failed');
  clock.advance(RETRY_MS[0]);
  await settle();
  expect(told.at(-1)).toMatchObject({ code: 'DEVICE_ABSENT', detail: 'none' });
  await plug(['Another camera']);
  expect(told.at(-1)).toMatchObject({ state: 'ready', label: 'Another camera' });
});

test('denied, and granted later', async () => {
  const { eye, world, told, settle, clock } = stand();
  world.error = new DOMException('no', 'NotAllowedError');
  eye.look(HOW);
  await settle();
  expect(told).toMatchObject([{ state: 'failed', code: 'DEVICE_PERMISSION' }]);
  world.error = undefined;
  clock.advance(RETRY_MS[0]);
  await settle();
  expect(told.at(-1)).toMatchObject({ state: 'ready' });
});

test('no camera of the configured name: none is taken in its place', async () => {
  const { eye, asked, told, settle, plug } = stand(['Integrated camera']);
  eye.look({ ...HOW, device: 'document' });
  await settle();
  expect([asked.length, told]).toMatchObject([0, [{ code: 'DEVICE_ABSENT', detail: 'none' }]]);
  await plug(['Integrated camera', 'USB Document Camera']);
  expect(told.at(-1)).toMatchObject({ state: 'ready', label: 'USB Document Camera' });
});

test('one that gives no pictures is opened anew, with a new thread', async () => {
  const { eye, told, settle, clock, threads } = stand();
  eye.look(HOW);
  await settle();
  clock.advance(SILENT_MS);
  expect(told.at(-1)).toMatchObject({ code: 'DEVICE_OPEN_FAILED', detail: 'no pictures' });
  clock.advance(RETRY_MS[0]);
  await settle();
  expect([told.at(-1)?.state, threads()]).toEqual(['ready', [2, 1]]);
});

test('of several cameras the next one', async () => {
  const { eye, told, settle } = stand(['One', 'Two']);
  eye.look(HOW);
  await settle();
  expect(eye.view().canChange).toBe(true);
  eye.change();
  await settle();
  expect(told.at(-1)).toMatchObject({ label: 'Two' });
  eye.change();
  await settle();
  expect(told.at(-1)).toMatchObject({ label: 'One' });
});

test('light is offered where there is one, exposure follows by itself', async () => {
  const { eye, world, tracks, settle, frame, clock } = stand();
  world.capabilities = { torch: true, exposureCompensation: { min: -2, max: 2, step: 1 } };
  world.report = { ...EMPTY, burnt: 0.5 };
  eye.look(HOW);
  await settle();
  expect(eye.view().torch).toBe('off');
  eye.switchTorch();
  expect(eye.view().torch).toBe('on');
  clock.advance(1_000);
  await frame();
  expect(tracks[0]?.applied).toEqual([
    { advanced: [{ torch: true }] },
    { advanced: [{ exposureCompensation: -1 }] },
  ]);
});

test('in the end nothing is left: no stream, no thread, no timer, no listener', async () => {
  const { eye, tracks, settle, clock, threads, plugListeners } = stand();
  eye.look(HOW);
  await settle();
  eye.end();
  await settle();
  expect([tracks[0]?.stopped, clock.pending(), threads(), plugListeners.size]).toEqual([
    1,
    0,
    [1, 1],
    0,
  ]);
});
