import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readStyleSheet, withoutComments } from './svg-css.ts';

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

test('a comment that does not end goes on to the end', () => {
  expect(withoutComments('a/* b */c/*/d')).toBe('ac');
});

test('a long sheet says nothing, long ones are read soon', { timeout: 2_000 }, () => {
  const path = element('path');
  expect(readStyleSheet(`path{a:${'1'.repeat(65_528)}}`)(path)).toHaveLength(65_531);
  expect(readStyleSheet(`path{a:${'1'.repeat(65_529)}}`)(path)).toBe('');
  for (const piece of ['a', '/*', '{', '}', ',', '{/*']) {
    expect(readStyleSheet(piece.repeat(65_536 / piece.length))(path)).toBe('');
  }
});
