import { closeSync, ftruncateSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { phonePicture, type PictureOptions } from './phone-picture.ts';
import { y4mFrame, y4mFrameBytes, y4mHeader, type VideoSize } from './y4m.ts';

const SIZE: VideoSize = { width: 1_280, height: 720, framesPerS: 30 };
/** Played round and round: as many as a hand needs to tremble once. */
const FRAMES = 6;
/** How far a hand trembles, in pixels. */
const TREMBLE = [0, 1, 2, 2, 1, 0] as const;

/** Of every pixel, where something is before the lens. */
const COVERED = 2;

/** What can be shown to the camera. */
export type Scene = Pick<PictureOptions, 'text' | 'symbology' | 'modulePx' | 'glow'>;

/**
 * A camera for a terminal that runs simulated: a video file that Chromium plays in the place of one
 * (`--use-fake-device-for-media-stream`), and that is written over when something else is shown to it.
 */
export interface VirtualCamera {
  readonly file: string;
  /** Electron's switches that make this the only camera. */
  readonly switches: readonly string[];
  /** A phone is held there, or taken away. */
  show(scene: Scene): void;
  /** Something is before its lens: all is black, whatever is shown. */
  cover(isCovered: boolean): void;
  /** Whoever has it open loses it, and nobody finds it any more. */
  unplug(): void;
  /** It is there again, with what is shown to it now. */
  plug(): void;
  close(): void;
}

/** Electron's switches that make this file the only camera. */
export function cameraSwitches(file: string): readonly string[] {
  return ['--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${file}`];
}

/** Makes the file, 8 MB, and shows an empty hall. */
export function createVirtualCamera(file: string): VirtualCamera {
  const header = y4mHeader(SIZE);
  let handle: number | undefined;
  let shown: Scene = {};
  let isCovered = false;

  function draw(into: number): void {
    const { width, height } = SIZE;
    for (let index = 0; index < FRAMES; index++) {
      const by = TREMBLE[index] ?? 0;
      const picture = isCovered
        ? { width, height, luma: new Uint8Array(width * height).fill(COVERED) }
        : phonePicture({ ...shown, width, height, dx: by, dy: -by, seed: index + 1 });
      const frame = y4mFrame(picture);
      // In its place: whoever plays the file has it open.
      const at = header.length + index * y4mFrameBytes(SIZE);
      writeSync(into, frame, 0, frame.length, at);
    }
  }

  function redraw(): void {
    if (handle !== undefined) draw(handle);
  }

  function plug(): void {
    if (handle !== undefined) return;
    const next = openSync(`${file}.next`, 'w');
    writeSync(next, header, 0, header.length, 0);
    draw(next);
    // In one step: whoever looks finds a whole film or none.
    renameSync(`${file}.next`, file);
    handle = next;
  }

  plug();
  return {
    file,
    switches: cameraSwitches(file),
    plug,
    show(scene) {
      shown = scene;
      redraw();
    },
    cover(covered) {
      if (covered === isCovered) return;
      isCovered = covered;
      redraw();
    },
    unplug() {
      if (handle === undefined) return;
      renameSync(file, `${file}.gone`);
      // Chromium's process that plays a film without frames ends, as with a driver that fails.
      ftruncateSync(handle, 0);
      closeSync(handle);
      handle = undefined;
      rmSync(`${file}.gone`);
    },
    close() {
      if (handle !== undefined) closeSync(handle);
      handle = undefined;
    },
  };
}
