import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readStyleSheet } from './svg-css.ts';

function element(name: string, attributes: Record<string, string> = {}) {
  return { name, attributes, children: [], text: '', rawText: '' };
}

test.each([
  ['path{a:1}', element('path'), 'a:1;'],
  ['path{a:1}', element('rect'), ''],
  ['.b{a:1;}', element('path', { class: 'c b' }), 'a:1;'],
  ['path.b{a:1}', element('rect', { class: 'b' }), ''],
  ['#i{a:1} path{b:2}', element('path', { id: 'i' }), 'a:1;b:2;'],
  ['rect , path {a:1}', element('path'), 'a:1;'],
  ['g path{a:1} *{b:1} path:hover{c:1}', element('path'), ''],
])('%s', (css, of, expected) => {
  expect(readStyleSheet(css)(of)).toBe(expected);
});

test('any text is a style sheet', () => {
  const css = fc.string({
    unit: fc.constantFrom('{', '}', '.a', 'path', ',', ':', '/*', '*/', ' '),
  });
  fc.assert(fc.property(css, (text) => readStyleSheet(text)(element('path')).length >= 0));
});
