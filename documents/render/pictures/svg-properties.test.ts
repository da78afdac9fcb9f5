import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isKeptProperty, keptDeclarations, linkOf } from './svg-properties.ts';

test.each([
  ['fill', 'red'],
  ['fill', 'rgba(1, 2%, 3 / .5)'],
  ['fill', "url( '#a' ) red"],
  ['stroke', 'url(#a)'],
  ['mask', 'url("#a")'],
  ['clip-path', 'none'],
  ['font-family', "'宋体', serif"],
  ['font-size', '12pt'],
  ['stroke-width', '5%'],
  ['stroke-miterlimit', '22.9'],
  ['transform', 'rotate(3)'],
  ['stroke-dasharray', '2 , 3px 4'],
  ['stroke-dasharray', 'none'],
])('%s: %s stays', (name, value) => {
  expect(isKeptProperty(name, value, 1_000)).toBe(true);
});

test.each([
  ['--a', 'url(#g)'],
  ['filter', 'url(#f)'],
  ['background', 'red'],
  ['text-shadow', '9px 9px 300px red'],
  ['mask-image', 'url(#a)'],
  ['mix-blend-mode', 'multiply'],
  ['d', 'path("M0 0")'],
  ['pathLength', '1'],
  ['constructor', '1'],
  ['fill', 'var(--a)'],
  ['fill', '\\75rl(#g)'],
  ['fill', 'radial-gradient(red, blue)'],
  ['fill', 'url(a.svg#g)'],
  ['fill', 'red url(#g)'],
  ['fill', 'red/* '],
  ['color', 'rgb(var(--a))'],
  ['mask', 'url(#a), url(#b)'],
  ['mask', 'linear-gradient(red, #00f8)'],
  ['clip-path', 'circle(9px)'],
  ['font-family', '"a'],
  ['font-family', '"{"'],
  ['font-family', 'x'.repeat(1_025)],
  ['font-size', 'calc(9px)'],
  ['stroke-width', 'thick'],
  ['stroke-miterlimit', '1e9'],
  ['transform', 'scale3d(9,9,9)'],
  ['stroke-dasharray', '1.9 3'],
  ['stroke-dasharray', '0'],
  ['stroke-dasharray', '5%'],
  ['stroke-dasharray', '5 '.repeat(21)],
])('%s: %s goes', (name, value) => {
  expect(isKeptProperty(name, value, 1_000)).toBe(false);
});

test('of a style the last declarations stay that may', () => {
  const style =
    'fill:red;--a:1;Fill/* */: blue ;filter:blur(1px);a{b:c}stroke:red;font-family:"a;opacity:.5;fill:var(--a)';
  expect([...keptDeclarations(style, 1)]).toEqual([
    ['fill', 'blue'],
    ['opacity', '.5'],
  ]);
});

test('comments that arise from others hide nothing', () => {
  expect([...keptDeclarations('color://**/*;opacity:1', 1)]).toEqual([['opacity', '1']]);
});

test.each([
  ['url(#a)', 'a'],
  [' url( "#a-1" ) red', 'a-1'],
  ["url('#a')", 'a'],
  ['none', undefined],
  ['url(#a"b)', undefined],
])('%s links to %s', (value, id) => {
  expect(linkOf(value)).toBe(id);
});

test('what is kept of any style says the same when it is read again', () => {
  const pieces = ['fill', ':', ';', 'url(#a)', '"', "'", '/*', '*/', '{', '}', '\\', ' ', '/', '*'];
  const piece = fc.constantFrom(...pieces, 'var(--a)', 'stroke-width', '1', 'font-family');
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 16 }), (parts) => {
      const kept = keptDeclarations(`fill:${parts.join('')};stroke-width:3`, 1);
      const written = [...kept].map(([name, value]) => `${name}:${value}`).join(';');
      expect([...keptDeclarations(written, 1)]).toEqual([...kept]);
      expect(written).not.toMatch(/\\|[{}]|\/\*/);
    }),
  );
});
