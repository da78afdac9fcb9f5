import type { Clock } from '../../contract/clock.ts';
import { paceMs } from './pace.ts';
import type { FrameReport } from './thread/reading-calls.ts';

/** What we use of a video element. */
export type FrameSource = Pick<
  HTMLVideoElement,
  'requestVideoFrameCallback' | 'cancelVideoFrameCallback'
>;

export interface FeedParts {
  readonly source: FrameSource;
  readonly clock: Clock;
  /** Takes the picture that is shown now; its pixels are not copied. */
  readonly takeFrame: () => VideoFrame;
  /** Hands it over. */
  readonly look: (frame: VideoFrame) => Promise<FrameReport>;
  readonly onReport: (report: FrameReport) => void;
  /** The camera gives no pictures, or the thread that reads them has died. */
  readonly onSilence: () => void;
}

/** Without a picture for so long a camera that is open counts as broken, in milliseconds. */
export const SILENT_MS = 5_000;

/**
 * Hands frames over one at a time, at the pace of {@link paceMs}: while one is being read, the others
 * pass. Returns how to stop it.
 */
export function startFeed(parts: FeedParts): () => void {
  const { source, clock, takeFrame, look, onReport, onSilence } = parts;
  let [isStopped, isBusy] = [false, false];
  let nextAt = 0;
  let handle = source.requestVideoFrameCallback(onFrame);
  let cancelWatch = clock.after(SILENT_MS, silent);

  function onFrame(): void {
    if (isStopped) return;
    handle = source.requestVideoFrameCallback(onFrame);
    cancelWatch();
    cancelWatch = clock.after(SILENT_MS, silent);
    const at = clock.elapsed();
    if (!isBusy && at >= nextAt) void lookAt(at);
  }

  async function lookAt(at: number): Promise<void> {
    isBusy = true;
    try {
      const report = await look(takeFrame());
      if (isStopped) return;
      nextAt = at + paceMs(report.tookMs);
      onReport(report);
    } catch {
      silent();
    } finally {
      isBusy = false;
    }
  }

  function silent(): void {
    if (isStopped) return;
    stop();
    onSilence();
  }

  function stop(): void {
    isStopped = true;
    cancelWatch();
    source.cancelVideoFrameCallback(handle);
  }

  return stop;
}
