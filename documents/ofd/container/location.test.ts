import { expect, test } from 'vitest';
import { resolveLocation } from './location.ts';

test.each([
  ['Doc_0/Document.xml', 'Pages/Page_0/Content.xml', 'Doc_0/Pages/Page_0/Content.xml'],
  ['Doc_0/Document.xml', '/Doc_0/Res.xml', 'Doc_0/Res.xml'],
  ['Doc_0/Pages/P/Content.xml', '../../Res/a.png', 'Doc_0/Res/a.png'],
  ['OFD.xml', ' ./Doc_0\\Document.xml ', 'Doc_0/Document.xml'],
])('from %s, %s is %s', (from, location, path) => {
  expect(resolveLocation(from, location)).toBe(path);
});

test.each(['../OFD.xml', '/../x', '../../../x'])('%s leads out of the package', (location) => {
  expect(resolveLocation('OFD.xml', location)).toBeUndefined();
});
