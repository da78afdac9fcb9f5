import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import type { Frame } from '../../../symbols/decoder.ts';

/** Photographs that lie beside the working tree; they are not part of it. */
const PHOTOGRAPHS = path.join(import.meta.dirname, '../../../../shared/samples/symbols');
const ENDINGS = ['.png', '.jpg', '.jpeg', '.webp'];

/** Files of a set of photographs; nothing where it is not there. */
export function photographsOf(set: string): readonly string[] {
  const folder = path.join(PHOTOGRAPHS, set);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => ENDINGS.includes(path.extname(name).toLowerCase()))
    .toSorted()
    .map((name) => path.join(folder, name));
}

export async function loadPhotograph(file: string): Promise<Frame> {
  const image = await loadImage(file);
  const { width, height } = image;
  const context = createCanvas(width, height).getContext('2d');
  context.fillStyle = 'white';
  context.fillRect(0, 0, width, height);
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, width, height);
  const luma = Uint8Array.from({ length: width * height }, (_, at) => {
    const [red, green, blue] = [data[4 * at]!, data[4 * at + 1]!, data[4 * at + 2]!];
    return Math.round(0.299 * red + 0.587 * green + 0.114 * blue);
  });
  return { width, height, luma };
}
