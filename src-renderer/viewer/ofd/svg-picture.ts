/** A seal is small; more pixels than this on a side are not needed. */
const MAX_SIDE = 2_048;
/** Where an SVG says no size. */
const USUAL_SIDE = 512;

/**
 * Decodes an SVG. As an image it runs no script and loads nothing; a worker cannot do it. `undefined` for
 * what is none.
 */
export async function decodeSvg(bytes: Uint8Array): Promise<ImageBitmap | undefined> {
  const blob = new Blob([bytes as Uint8Array<ArrayBuffer>], { type: 'image/svg+xml' });
  const url = URL.createObjectURL(blob);
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const { naturalWidth, naturalHeight } = image;
    const [width, height] = [naturalWidth || USUAL_SIDE, naturalHeight || USUAL_SIDE];
    const scale = MAX_SIDE / Math.max(width, height);
    return await createImageBitmap(image, {
      resizeWidth: Math.max(1, Math.round(width * scale)),
      resizeHeight: Math.max(1, Math.round(height * scale)),
      resizeQuality: 'high',
    });
  } catch {
    // What no engine understands comes from outside.
    return undefined;
  } finally {
    URL.revokeObjectURL(url);
  }
}
