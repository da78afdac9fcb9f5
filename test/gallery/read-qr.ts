import { createCanvas, loadImage } from '@napi-rs/canvas';
import { BinaryBitmap, HybridBinarizer, QRCodeReader, RGBLuminanceSource } from '@zxing/library';

/** What a phone would read in a picture (PNG); throws where there is nothing to be read. */
export async function readQr(png: Buffer): Promise<string> {
  const image = await loadImage(png);
  const { width, height } = image;
  const context = createCanvas(width, height).getContext('2d');
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, width, height);
  // The symbol is black and white: one channel says all.
  const light = Uint8ClampedArray.from({ length: width * height }, (_, at) => data[4 * at] ?? 0);
  const source = new RGBLuminanceSource(light, width, height);
  return new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(source))).getText();
}
