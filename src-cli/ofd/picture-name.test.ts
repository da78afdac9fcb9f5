import { expect, test } from 'vitest';
import { createPictureNames, pictureName } from './picture-name.ts';

test.each([
  ['a', 1, 1, 'a-p001.png'],
  ['证照', 12, 999, '证照-p012.png'],
  ['a', 12, 10_000, 'a-p00012.png'],
])('%s, page %d of %d: %s', (stem, page, pageCount, name) => {
  expect(pictureName(stem, page, pageCount)).toBe(name);
});

test('files of the same name are kept apart', () => {
  const names = createPictureNames();
  const files = ['x/a.ofd', 'y/A.OFD', 'a-2.ofd', 'z/a.ofd', 'b.tar.ofd'];
  expect(files.map((file) => names.stem(file))).toEqual(['a', 'A-2', 'a-2-2', 'a-3', 'b.tar']);
});
