import type { Frame } from '../../symbols/decoder.ts';

/** Uncompressed video (YUV4MPEG2) of grey pictures, as Chromium's fake camera plays it, round and round. */
export interface VideoSize {
  /** Even, in pixels. */
  readonly width: number;
  readonly height: number;
  readonly framesPerS: number;
}

const FRAME_HEADER = new TextEncoder().encode('FRAME\n');
/** Neither blue nor red. */
const GREY = 128;

export function y4mHeader({ width, height, framesPerS }: VideoSize): Uint8Array {
  const words = `YUV4MPEG2 W${width} H${height} F${framesPerS}:1 Ip A1:1 C420jpeg\n`;
  return new TextEncoder().encode(words);
}

/** Bytes of one frame, its header included. */
export function y4mFrameBytes({ width, height }: VideoSize): number {
  return FRAME_HEADER.length + (width * height * 3) / 2;
}

/** A frame: brightness, then both colour planes at half the size. */
export function y4mFrame({ width, height, luma }: Frame): Uint8Array {
  const bytes = new Uint8Array(FRAME_HEADER.length + (width * height * 3) / 2).fill(GREY);
  bytes.set(FRAME_HEADER);
  bytes.set(luma, FRAME_HEADER.length);
  return bytes;
}
