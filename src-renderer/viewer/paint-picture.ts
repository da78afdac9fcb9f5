import type { Picture } from '../../documents/render/host.ts';

/** Copies a picture onto a canvas, which takes its size. */
export function paintPicture(canvas: HTMLCanvasElement, picture: Picture): void {
  canvas.width = picture.width;
  canvas.height = picture.height;
  canvas.getContext('2d')?.drawImage(picture.source as CanvasImageSource, 0, 0);
}
