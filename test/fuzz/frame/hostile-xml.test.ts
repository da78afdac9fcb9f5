import { expect, test } from 'vitest';
import { strToU8 } from 'fflate';
import { DEFAULT_LIMITS } from '../../../documents/limits.ts';
import { readXml } from '../../../documents/ofd/container/xml.ts';
import { hostileXml } from './hostile-xml.ts';
import { createRandom } from './random.ts';

const XML = '<a x="1"><b y="2" z="3">text</b><c/><d><e w="4"/></d></a>';

test('the same seed gives the same text', () => {
  expect(hostileXml(createRandom(3), XML)).toBe(hostileXml(createRandom(3), XML));
});

test('nearly all of it is well formed, and hardly any of it twice', () => {
  const random = createRandom(1);
  const texts = Array.from({ length: 1_000 }, () => hostileXml(random, XML));
  const good = texts.filter((text) => readXml(strToU8(text), 'it', DEFAULT_LIMITS).ok);
  expect(good.length).toBeGreaterThan(700);
  expect(new Set(texts).size).toBeGreaterThan(600);
  expect(Math.max(...texts.map(({ length }) => length))).toBeLessThan(2_000_000);
});

test('a text without tags stays as it is', () => {
  expect(hostileXml(createRandom(1), 'nothing')).toBe('nothing');
});
