import fc from 'fast-check';
import { expect, test } from 'vitest';
import { effectsOf, withoutCostlyStyle } from './svg-effects.ts';

const effects = (...attributes: [string, string][]) =>
  effectsOf({ name: 'g', attributes, text: '', children: [] });

test.each([
  ['opacity', '0.5', true],
  ['opacity', '1', false],
  ['opacity', '1.0', false],
  ['fill-opacity', '0.5', false],
  ['mask', 'url(#a)', true],
  ['clip-path', 'none', false],
  ['style', 'fill:red; OPACITY : .5', true],
  ['style', 'opacity:1;mask:none', false],
  ['style', 'mix-blend-mode:multiply', true],
])('%s %s', (key, value, isLayer) => {
  expect(effects([key, value]).isLayer).toBe(isLayer);
});

test('masks and clips are named, and the smallest dash', () => {
  expect(
    effects(['mask', 'url(#m)'], ['style', "clip-path:url( '#c' );stroke-dasharray:3 2"]),
  ).toEqual({ isLayer: true, isShaded: false, links: ['m', 'c'], dash: 2 });
  expect(effects(['stroke-dasharray', 'none'], ['style', 'fill:url(#g)'])).toEqual({
    isLayer: false,
    isShaded: true,
    links: [],
  });
});

test.each([
  ['2', true],
  ['2 , 3px 4', true],
  ['1.9 3', false],
  ['0', false],
  ['5%', false],
  ['var(--x)', false],
  ['none', true],
  ['5 '.repeat(20), true],
  ['5 '.repeat(21), false],
  ['5'.repeat(600), false],
])('dashes of %s', (dashes, isKept) => {
  const kept = withoutCostlyStyle([['stroke-dasharray', dashes]], 1_000);
  expect(kept).toEqual(isKept ? [['stroke-dasharray', dashes]] : []);
});

test('filters, outlines in styles and blocks go', () => {
  const style =
    'fill:red;filter:blur(1px);d:path("M0 0");a{b:c}stroke-dasharray:0;x:1; stroke:blue';
  expect(
    withoutCostlyStyle(
      [
        ['style', style],
        ['filter', 'url(#f)'],
        ['x', '1'],
      ],
      1,
    ),
  ).toEqual([
    ['style', 'fill:red; stroke:blue'],
    ['x', '1'],
  ]);
});

test('any style keeps no small dash', () => {
  const piece = fc.constantFrom(
    'stroke-dasharray',
    ':',
    ';',
    '0.1',
    ' ',
    '/*',
    '*/',
    '{',
    '}',
    '"',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const kept = withoutCostlyStyle([['style', pieces.join('')]], 1_000);
      expect(kept.join('')).not.toMatch(/(?:^|;)\s*stroke-dasharray\s*:\s*0/);
      expect(effects(...kept).dash ?? 2).toBeGreaterThanOrEqual(2);
    }),
  );
});
