import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { phonePicture } from '../../../simulator/camera/phone-picture.ts';
import { y4mFrame, y4mHeader } from '../../../simulator/camera/y4m.ts';

const SIZE = { width: 1_280, height: 720, framesPerS: 30 };
/** How far the hand trembles in each of the frames that are played round and round, in pixels. */
const TREMBLE = [0, 1, 2, 2, 1, 0];
/** So many codes take turns: each is out of view long enough to be a new one when it comes again. */
const CODES = 8;
/** No profile of a service code fits: the terminal refuses it at once, and goes on looking. */
const TEXT = 'MEASURING-THE-CAMERA-';
/** A square in the corner tells by its brightness which code a frame shows. */
const MARK_PX = 16;
const FIRST_MARK = 60;
const MARK_STEP = 20;
const EMPTY_MARK = 20;

/** What is played before the camera; everything is drawn beforehand, so that a change is one write. */
export interface Film {
  readonly switches: readonly string[];
  /** Shows a code; returns its mark. */
  show(round: number): number;
  empty(): void;
  close(): void;
}

function pictures(text: string | undefined, mark: number): Buffer {
  const frames = TREMBLE.map((by, index) => {
    const frame = phonePicture({ ...SIZE, text, dx: by, dy: -by, seed: index + 1 });
    for (let y = 0; y < MARK_PX; y++) {
      frame.luma.fill(mark, y * SIZE.width, y * SIZE.width + MARK_PX);
    }
    return y4mFrame(frame);
  });
  return Buffer.concat(frames);
}

export function openFilm(): Film {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'liangma-film-'));
  const file = path.join(folder, 'camera.y4m');
  const handle = openSync(file, 'w');
  const header = y4mHeader(SIZE);
  writeSync(handle, header, 0, header.length, 0);
  const nothing = pictures(undefined, EMPTY_MARK);
  const marks = Array.from({ length: CODES }, (_, index) => FIRST_MARK + index * MARK_STEP);
  const codes = marks.map((mark, index) => pictures(`${TEXT}${index}`, mark));
  const play = (frames: Buffer): void =>
    void writeSync(handle, frames, 0, frames.length, header.length);
  play(nothing);
  return {
    switches: ['--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${file}`],
    show(round) {
      const at = round % CODES;
      play(codes[at] ?? nothing);
      return marks[at] ?? EMPTY_MARK;
    },
    empty: () => play(nothing),
    close() {
      closeSync(handle);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
