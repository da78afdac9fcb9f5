import type { Frame } from '../../../symbols/decoder.ts';
import { greyOf } from '../../../symbols/grey.ts';

/** Formats whose first plane is the brightness, one byte a pixel. */
const WITH_LUMA: readonly (string | null)[] = ['I420', 'I420A', 'I422', 'I444', 'NV12'];

/** Takes the brightness out of pictures, into room that it uses again. */
export interface LumaTaker {
  /** The frame that comes back is good until the next call. Closes `frame`. */
  ofVideo(frame: VideoFrame): Promise<Frame>;
  /** Closes `bitmap`. */
  ofBitmap(bitmap: ImageBitmap): Frame;
  /** Overwrites what is left of the last picture, and gives the room back. */
  wipe(): void;
}

export function createLumaTaker(): LumaTaker {
  let room = new Uint8Array();
  let canvas: OffscreenCanvas | undefined;

  function roomFor(bytes: number): Uint8Array<ArrayBuffer> {
    if (room.length < bytes) {
      room.fill(0);
      room = new Uint8Array(bytes);
    }
    return room;
  }

  function drawn(source: CanvasImageSource, width: number, height: number): Frame {
    canvas ??= new OffscreenCanvas(width, height);
    if (canvas.width !== width) canvas.width = width;
    if (canvas.height !== height) canvas.height = height;
    const context = canvas.getContext('2d', { willReadFrequently: true });
    if (!context) return NOTHING;
    context.fillStyle = '#fff';
    context.fillRect(0, 0, width, height);
    context.drawImage(source, 0, 0, width, height);
    const colours = context.getImageData(0, 0, width, height);
    const frame = greyOf(colours, roomFor(width * height));
    colours.data.fill(0);
    return frame;
  }

  return {
    async ofVideo(frame) {
      try {
        const { width, height } = frame.visibleRect ?? { width: 0, height: 0 };
        if (!WITH_LUMA.includes(frame.format)) return drawn(frame, width, height);
        const planes = roomFor(frame.allocationSize());
        const [first] = await frame.copyTo(planes);
        if (first?.stride !== width) return drawn(frame, width, height);
        const luma = planes.subarray(first.offset, first.offset + width * height);
        return { width, height, luma };
      } finally {
        frame.close();
      }
    },
    ofBitmap(bitmap) {
      const { width, height } = bitmap;
      try {
        return drawn(bitmap, width, height);
      } finally {
        bitmap.close();
      }
    },
    wipe() {
      room.fill(0);
      room = new Uint8Array();
      // A canvas without a size has no pixels.
      if (canvas) [canvas.width, canvas.height] = [0, 0];
      canvas = undefined;
    },
  };
}

const NOTHING: Frame = { width: 0, height: 0, luma: new Uint8Array() };
