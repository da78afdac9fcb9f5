import { expect, test } from 'vitest';
import { guardXml } from './xml-guard.ts';

const LIMITS = { xmlDepth: 3, xmlMarks: 20 };

test.each([
  '<a><b><c/></b><b><c d="/"/></b></a>',
  '<a><!-- <b><b><b><b> <!DOCTYPE --><b><![CDATA[<b><b><b>]]></b></a>',
  '<?xml version="1.0"?><a b="><x><x><x>" c=\'"<\'/>',
  'no XML at all',
  '',
])('%j is let through', (text) => {
  expect(guardXml(text, LIMITS)).toBeUndefined();
});

test.each([
  ['<a><a><a><a/></a></a></a>', undefined],
  ['<a><a><a><a></a></a></a></a>', 'depth'],
  ['<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', 'DTD'],
  ['<a><!ENTITY b "c"></a>', 'DTD'],
  ['<a/>'.repeat(21), 'marks'],
  [`<a ${'b="" '.repeat(20)}/>`, 'marks'],
  [`<a ${`c='"' `.repeat(10)}/>`, undefined],
])('%s: %s', (text, refusal) => {
  expect(guardXml(text, LIMITS)).toBe(refusal);
});

test('a text of nothing but openings is looked over at once', () => {
  const before = performance.now();
  expect(guardXml('<!--'.repeat(500_000), LIMITS)).toBeUndefined();
  expect(guardXml('<'.repeat(500_000), LIMITS)).toBeUndefined();
  expect(performance.now() - before).toBeLessThan(1_000);
});
