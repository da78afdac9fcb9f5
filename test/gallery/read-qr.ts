import { createCanvas, loadImage, type Image } from '@napi-rs/canvas';
import { BinaryBitmap, HybridBinarizer, QRCodeReader, RGBLuminanceSource } from '@zxing/library';

/** A hand with a phone is never still: the camera sees the code in several sizes. */
const SCALES = [1, 0.93, 1.07, 1.21, 1.37, 1.6, 2];

/** What a phone reads in a picture (PNG), as soon as it reads anything; undefined where it never does. */
export async function readQr(png: Buffer): Promise<string | undefined> {
  const image = await loadImage(png);
  for (const scale of SCALES) {
    const text = readFrame(image, scale);
    if (text !== undefined) return text;
  }
  return undefined;
}

function readFrame(image: Image, scale: number): string | undefined {
  const width = Math.round(image.width * scale);
  const height = Math.round(image.height * scale);
  const context = createCanvas(width, height).getContext('2d');
  context.drawImage(image, 0, 0, width, height);
  const { data } = context.getImageData(0, 0, width, height);
  // The symbol is black and white: one channel says all.
  const light = Uint8ClampedArray.from({ length: width * height }, (_, at) => data[4 * at] ?? 0);
  const source = new RGBLuminanceSource(light, width, height);
  try {
    return new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(source))).getText();
  } catch {
    // The reader throws where it finds nothing in this frame.
    return undefined;
  }
}
