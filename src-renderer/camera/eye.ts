import type { CameraReport, CameraView, SeenSymbol } from '../../contract/camera.ts';
import type { Cancel, Clock } from '../../contract/clock.ts';
import { LOST, SILENT } from './camera-failure.ts';
import { nextCamera } from './choose-camera.ts';
import { DARK_EYE, type EyeView, sameView, seenIn } from './eye-view.ts';
import { startFeed, type FrameSource } from './frame-feed.ts';
import {
  followFocus,
  type LightAbilities,
  lightAbilities,
  nextExposure,
  setLight,
} from './light.ts';
import { type Media, type OpenStream, openStream } from './open-stream.ts';
import type { ReadingThread } from './start-thread.ts';
import type { FrameReport } from './thread/reading-calls.ts';

export interface EyeParts {
  readonly media: Media & Pick<MediaDevices, 'addEventListener' | 'removeEventListener'>;
  readonly video: FrameSource & Pick<HTMLVideoElement, 'srcObject' | 'play' | 'dataset'>;
  readonly takeFrame: () => VideoFrame;
  readonly startThread: () => Pick<ReadingThread, 'peer' | 'end'>;
  readonly clock: Clock;
  readonly tell: (report: CameraReport) => void;
  readonly read: (symbol: SeenSymbol) => void;
}

/** The camera of the window: opens it, loses it, finds it again, and has its pictures read. */
export interface Eye {
  look(how: CameraView): void;
  /** Switches the camera off; `isResting`: a touch wakes it. */
  close(isResting: boolean): void;
  /** The next of several cameras, until the window is closed. */
  change(): void;
  switchTorch(): void;
  view(): EyeView;
  onView(listener: () => void): () => void;
  end(): void;
}

/** Between two attempts to open a camera, besides every sign that one was plugged in, in milliseconds. */
export const RETRY_MS: readonly [number, ...number[]] = [1_000, 2_000, 4_000];
/** Between two steps of the exposure: a camera takes some frames to follow, in milliseconds. */
const EXPOSURE_EVERY_MS = 1_000;

interface Open extends OpenStream {
  readonly abilities: LightAbilities;
  readonly stopFeed: () => void;
  exposure: number;
  exposedAt: number;
}

export function createEye(parts: EyeParts): Eye {
  const { media, video, clock } = parts;
  const listeners = new Set<() => void>();
  let thread: Pick<ReadingThread, 'peer' | 'end'> | undefined;
  let wanted: CameraView | undefined;
  let open: Open | undefined;
  let chosenId: string | undefined;
  let told = '';
  let cancelRetry: Cancel = () => {};
  /** Rises with every attempt and every end: what comes of an older one is not wanted any more. */
  let attempt = 0;
  let failures = 0;
  let looks = 0;
  let view: EyeView = DARK_EYE;

  function show(next: EyeView): void {
    if (sameView(view, next)) return;
    view = next;
    for (const listener of [...listeners]) listener();
  }

  function tell(report: CameraReport): void {
    const words = JSON.stringify(report);
    if (words === told) return;
    told = words;
    parts.tell(report);
  }

  async function start(): Promise<void> {
    cancelRetry();
    if (!wanted) return;
    const mine = ++attempt;
    show({ ...DARK_EYE, state: 'opening' });
    thread ??= startThread();
    const opened = await openStream(media, wanted, chosenId);
    if (mine !== attempt) {
      if (opened.ok) stopTracks(opened.value);
      return;
    }
    if (opened.ok) await begin(opened.value, mine);
    else failed(opened.error);
  }

  function startThread(): ReturnType<typeof parts.startThread> {
    const started = parts.startThread();
    const say = (reader: string): void => void (video.dataset.reader = reader);
    started.peer.call('ready', null).then(
      (isFast) => say(isFast ? 'fast' : 'slow'),
      () => say('none'),
    );
    return started;
  }

  async function begin(opened: OpenStream, mine: number): Promise<void> {
    const { stream, track, cameras } = opened;
    track.onended = () => {
      if (open?.track === track) lose(LOST);
    };
    video.srcObject = stream;
    await video.play().catch(() => {});
    if (mine !== attempt) {
      stopTracks(opened);
      return;
    }
    const { width = 0, height = 0, deviceId = '' } = track.getSettings();
    open = {
      ...opened,
      ...{ abilities: lightAbilities(track), exposure: 0, exposedAt: 0 },
      stopFeed: startFeed({
        ...{ source: video, clock, takeFrame: parts.takeFrame, onReport: see },
        look: (frame) =>
          thread?.peer.call('look', frame, { transfer: [frame] }) ?? Promise.reject(new Error()),
        onSilence() {
          thread?.end();
          thread = undefined;
          lose(SILENT);
        },
      }),
    };
    void followFocus(track);
    failures = 0;
    chosenId = chosenId === undefined ? undefined : deviceId;
    tell({ state: 'ready', label: track.label.slice(0, 120), size: `${width}×${height}` });
    const { torch } = open.abilities;
    show({
      ...DARK_EYE,
      ...{ state: 'seeing', width, height, canChange: cameras.length > 1 },
      ...(torch ? { torch: 'off' } : {}),
    });
  }

  function see(report: FrameReport): void {
    video.dataset.looks = String(++looks);
    video.dataset.tookMs = String(report.tookMs);
    show(seenIn(view, report));
    if (report.fresh) parts.read(report.fresh);
    if (open?.abilities.exposure) expose(open, report.burnt);
  }

  function expose(at: Open, burnt: number): void {
    const now = clock.elapsed();
    const range = at.abilities.exposure;
    if (!range || now - at.exposedAt < EXPOSURE_EVERY_MS) return;
    at.exposedAt = now;
    const next = nextExposure(at.exposure, burnt, range);
    if (next === undefined) return;
    at.exposure = next;
    void setLight(at.track, { exposureCompensation: next });
  }

  /** Takes everything down; nothing of the last picture stays. */
  function shut(): void {
    attempt++;
    cancelRetry();
    if (open) {
      open.stopFeed();
      stopTracks(open);
      thread?.peer.call('rest', null).catch(() => {});
    }
    open = undefined;
    video.srcObject = null;
  }

  function lose(why: Parameters<typeof failed>[0]): void {
    shut();
    failed(why);
  }

  function failed(why: Extract<CameraReport, { readonly state: 'failed' }>): void {
    tell(why);
    show({ ...DARK_EYE, state: 'failed' });
    const afterMs = RETRY_MS[Math.min(failures, RETRY_MS.length - 1)] ?? RETRY_MS[0];
    failures++;
    cancelRetry = clock.after(afterMs, () => void start());
  }

  /** Something was plugged in or out: a camera that failed may be there again. */
  function plugged(): void {
    if (wanted && view.state === 'failed') void start();
  }
  media.addEventListener('devicechange', plugged);

  return {
    look(how) {
      const isSame = wanted && JSON.stringify(wanted) === JSON.stringify(how);
      if (isSame) return;
      shut();
      wanted = how;
      void start();
    },
    close(isResting) {
      if (wanted) shut();
      wanted = undefined;
      show({ ...DARK_EYE, state: isResting ? 'resting' : 'off' });
    },
    change() {
      if (!open) return;
      const next = nextCamera(open.cameras, open.track.getSettings().deviceId ?? '');
      chosenId = next?.id;
      shut();
      void start();
    },
    switchTorch() {
      if (!open || view.torch === undefined) return;
      const torch = view.torch === 'off';
      void setLight(open.track, { torch });
      show({ ...view, torch: torch ? 'on' : 'off' });
    },
    view: () => view,
    onView(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    end() {
      shut();
      wanted = undefined;
      media.removeEventListener('devicechange', plugged);
      thread?.end();
      thread = undefined;
    },
  };
}

function stopTracks({ stream, track }: OpenStream): void {
  track.onended = null;
  for (const one of stream.getTracks()) one.stop();
}
