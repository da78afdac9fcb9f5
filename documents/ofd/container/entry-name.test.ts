import fc from 'fast-check';
import { expect, test } from 'vitest';
import { entryPath } from './entry-name.ts';

test.each([
  ['OFD.xml', 'OFD.xml'],
  ['./Doc_0//Document.xml', 'Doc_0/Document.xml'],
  ['Doc_0\\Pages\\', 'Doc_0/Pages/'],
  ['..a/b..', '..a/b..'],
])('%s is %s', (name, path) => {
  expect(entryPath(name)).toEqual({ ok: true, value: path });
});

test.each([
  '../x',
  'a/../../x',
  'a\\..\\x',
  '/etc/passwd',
  '\\x',
  'C:\\x',
  'c:x',
  './C:',
  'a\0b',
  '',
])('%j is refused', (name) => {
  expect(entryPath(name)).toMatchObject({ ok: false, error: { code: 'DOC_UNSAFE' } });
});

test('no path leads out of the package', () => {
  const segment = fc.constantFrom('..', '.', '', 'a', '/', '\\', 'C:');
  fc.assert(
    fc.property(fc.array(segment, { maxLength: 8 }), (segments) => {
      const path = entryPath(segments.join('/'));
      if (path.ok) expect(path.value).not.toMatch(/(^|\/)\.\.(\/|$)|^\/.|^[A-Z]:/);
    }),
  );
});
