import { expect, test } from 'vitest';
import type { FallbackFace, Sheet } from './host.ts';
import { createSkiaHost, sheetToPng } from './skia.node.ts';

const host = await createSkiaHost();

/** How dark each pixel is that is drawn, together; of a sheet that was clear. */
function ink(sheet: Sheet): number {
  const { data = [] } = host.toPixels(sheet) ?? {};
  let sum = 0;
  for (let at = 3; at < data.length; at += 4) sum += (data[at] ?? 0) / 255;
  return sum;
}

async function inkOf(text: string, face: FallbackFace): Promise<number> {
  const sheet = host.createSheet(400, 60)!;
  const names = await host.prepareFace(face, text);
  sheet.context.font = `${face.italic ? 'italic ' : ''}${face.weight} 40px ${names}`;
  sheet.context.fillText(text, 5, 45);
  const found = ink(sheet);
  sheet.close();
  return found;
}

const WORDS = '居住证 Residence';

test.each(['song', 'hei', 'kai', 'fang-song', 'serif', 'sans', 'mono'] as const)(
  '%s has Chinese and Latin, and bold is bolder',
  async (family) => {
    const face = { family, italic: false };
    const plain = await inkOf(WORDS, { ...face, weight: 400 });
    expect(plain).toBeGreaterThan(500);
    expect(await inkOf(WORDS, { ...face, weight: 700 })).toBeGreaterThan(plain * 1.1);
  },
);

test('the weight of a face with an axis goes in steps', async () => {
  const weights = [200, 400, 500, 700, 900];
  const inks = await Promise.all(
    weights.map((weight) => inkOf(WORDS, { family: 'song', weight, italic: false })),
  );
  expect(inks).toEqual(inks.toSorted((one, other) => one - other));
  expect(new Set(inks.map(Math.round)).size).toBe(weights.length);
});

test('the families do not look alike, and a rare character is not a box', async () => {
  const of = (family: FallbackFace['family'], text: string): Promise<number> =>
    inkOf(text, { family, weight: 400, italic: false });
  const inks = await Promise.all((['song', 'hei', 'kai'] as const).map((one) => of(one, '居住证')));
  expect(new Set(inks.map(Math.round)).size).toBe(3);
  // Of no slice of Noto; the box for what is missing looks the same for both.
  expect(Math.round(await of('song', '㐂'))).not.toBe(Math.round(await of('song', '㓀')));
});

test('characters that no font has do no harm', async () => {
  expect(
    await inkOf('\u{10ffff}', { family: 'song', weight: 400, italic: false }),
  ).toBeGreaterThanOrEqual(0);
});

test.each([
  [0, 10],
  [10, -1],
  [1.5, 10],
  [NaN, 10],
  [16_385, 1],
  [10_000, 10_000],
])('there is no sheet of %d × %d', (width, height) => {
  expect(host.createSheet(width, height)).toBeUndefined();
});

test('pixels come back as they went in, and a sheet as PNG can be decoded', async () => {
  const data = Uint8ClampedArray.from([
    255, 0, 0, 255, 0, 255, 0, 128, 0, 0, 255, 255, 9, 9, 9, 255,
  ]);
  const picture = (await host.fromPixels({ width: 2, height: 2, data }))!;
  expect(host.toPixels(picture)?.data).toEqual(data);
  const sheet = host.createSheet(2, 2)!;
  sheet.context.drawImage(picture.source, 0, 0, 2, 2);
  const decoded = (await host.decodePicture(await sheetToPng(sheet), 'png'))!;
  expect(decoded).toMatchObject({ width: 2, height: 2 });
  expect(host.toPixels(decoded)?.data).toEqual(data);
});

test('what is no such picture, cut off or too large is none', async () => {
  const sheet = host.createSheet(300, 200)!;
  sheet.context.fillRect(0, 0, 300, 100);
  const png = await sheetToPng(sheet);
  expect(await host.decodePicture(png, 'png')).toMatchObject({ width: 300, height: 200 });
  expect(await host.decodePicture(png, 'jpeg')).toBeUndefined();
  expect(await host.decodePicture(png.subarray(0, 20), 'png')).toBeUndefined();
  const bomb = png.slice();
  new DataView(bomb.buffer).setUint32(16, 60_000);
  new DataView(bomb.buffer).setUint32(20, 60_000);
  expect(await host.decodePicture(bomb, 'png')).toBeUndefined();
  expect(await host.decodePicture(new Uint8Array(), 'svg')).toBeUndefined();
});

test('an SVG is drawn once, however often it is shown: what is shown is a canvas', async () => {
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" width="16" height="16"><rect width="16" height="16" fill="#00f"/></svg>';
  const picture = (await host.decodePicture(new TextEncoder().encode(svg), 'svg'))!;
  expect([...host.toPixels(picture)!.data.slice(0, 4)]).toEqual([0, 0, 255, 255]);
  expect(picture.source).toHaveProperty('getContext');
});
