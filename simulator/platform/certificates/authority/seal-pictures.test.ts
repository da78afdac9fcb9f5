import { loadImage } from '@napi-rs/canvas';
import { expect, test } from 'vitest';
import { unwrap } from '../../../../contract/result.ts';
import { openOfd } from '../../../../documents/ofd/open-ofd.ts';
import { organById } from '../../../data/organs.ts';
import { createSealPictures } from './seal-pictures.ts';

const pictures = createSealPictures();

test('most seals have a PNG of 500 pixels, drawn once', async () => {
  const organ = organById('lanxi-nature');
  const { type, data } = pictures.of(organ);
  const image = await loadImage(Buffer.from(data));
  expect([type, image.width, image.height]).toEqual(['PNG', 500, 500]);
  expect(pictures.of(organ).data).toBe(data);
});

test('some have an OFD file of one page, as large as the seal, with its name in it', () => {
  const organ = organById('hefeng-civil');
  const { type, data } = pictures.of(organ);
  const { document } = unwrap(openOfd(data)).bodies[0]!;
  const page = unwrap(document.readPage(0));
  expect([type, page.area.physical.w]).toEqual(['OFD', 42]);
  const texts = page.layers[0]!.objects.flatMap((one) =>
    one.kind === 'text' ? one.codes.map(({ text }) => text) : [],
  );
  expect(texts.join('')).toBe(`${organ.name}模拟专用章${organ.sealNumber}`);
});
