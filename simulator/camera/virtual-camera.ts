import { closeSync, openSync, writeSync } from 'node:fs';
import { phonePicture, type PictureOptions } from './phone-picture.ts';
import { y4mFrame, y4mFrameBytes, y4mHeader, type VideoSize } from './y4m.ts';

const SIZE: VideoSize = { width: 1_280, height: 720, framesPerS: 30 };
/** Played round and round: as many as a hand needs to tremble once. */
const FRAMES = 6;
/** How far a hand trembles, in pixels. */
const TREMBLE = [0, 1, 2, 2, 1, 0] as const;

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
  close(): void;
}

/** Electron's switches that make this file the only camera. */
export function cameraSwitches(file: string): readonly string[] {
  return ['--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${file}`];
}

/** Makes the file, 8 MB, and shows an empty hall. */
export function createVirtualCamera(file: string): VirtualCamera {
  const handle = openSync(file, 'w');
  const header = y4mHeader(SIZE);
  writeSync(handle, header, 0, header.length, 0);

  function show(scene: Scene): void {
    const { width, height } = SIZE;
    for (let index = 0; index < FRAMES; index++) {
      const by = TREMBLE[index] ?? 0;
      const frame = y4mFrame(
        phonePicture({ ...scene, width, height, dx: by, dy: -by, seed: index + 1 }),
      );
      // In its place: whoever plays the file has it open.
      const at = header.length + index * y4mFrameBytes(SIZE);
      writeSync(handle, frame, 0, frame.length, at);
    }
  }

  show({});
  return {
    file,
    switches: cameraSwitches(file),
    show,
    close: () => closeSync(handle),
  };
}
