import { expect, test } from 'vitest';
import type { WedgeProtocol } from '../../catalogue/scanner-protocols.ts';
import type { Key } from './key.ts';
import { createKeyText, TEXT_CAP } from './key-text.ts';
import { altKeys, down, typed } from './wedge.test-support.ts';

function read(keys: readonly Key[], charset: WedgeProtocol['charset'] = 'auto') {
  const text = createKeyText(charset);
  for (const key of keys) {
    if (key.type === 'keyDown') text.press(key);
    else text.release(key);
  }
  return text.finish();
}

test('characters, large letters too', () => {
  expect(read(typed('Ab-1 c'))).toEqual({ text: 'Ab-1 c' });
});

test('Chinese as two bytes in one number, as single bytes, as code points, among keys', () => {
  expect(read([...typed('a'), ...altKeys('54992'), ...typed('b')])).toEqual({ text: 'a中b' });
  expect(read([...altKeys('0214'), ...altKeys('0208')])).toEqual({ text: '中' });
  // 丂 is 81 40: the second byte alone would be “@”.
  expect(read([...altKeys('0129'), ...altKeys('064')])).toEqual({ text: '丂' });
  expect(read([228, 184, 173].flatMap((byte) => altKeys(`0${byte}`)))).toEqual({ text: '中' });
  expect(read(altKeys('20013'))).toEqual({ text: '中' });
});

test.each([
  ['half of a character', altKeys('0214')],
  ['a number with two meanings', altKeys('40644')],
  ['a control character', altKeys('13')],
  ['too many digits', altKeys('00000065')],
  ['Alt that is never let go', altKeys('65').slice(0, -1)],
])('%s is damage', (_what, keys) => {
  expect(read([...keys, ...typed('abc')].slice(0, keys.length))).toEqual({ damage: 'alt-code' });
});

test.each([
  down('F5'),
  down('Tab'),
  down('Enter'),
  down('w', { control: true }),
  down('x', { alt: true }),
  down('Control'),
  down('Meta'),
  down('Unidentified', { code: '' }),
])('$key inside is damage, whatever comes behind it', (key) => {
  expect(read([...typed('ab'), key, ...typed('cd')])).toEqual({ damage: 'control-key' });
});

test('the text has an end', () => {
  expect(read(typed('x'.repeat(TEXT_CAP)))).toEqual({ text: 'x'.repeat(TEXT_CAP) });
  expect(read(typed('x'.repeat(TEXT_CAP + 1)))).toEqual({ damage: 'overflow' });
  const bytes = Array.from({ length: TEXT_CAP + 1 }, () => altKeys('65')).flat();
  expect(read(bytes)).toEqual({ damage: 'overflow' });
});

test('it knows whether anything was typed', () => {
  const text = createKeyText('auto');
  expect(text.isEmpty()).toBe(true);
  text.press(down('Shift'));
  expect(text.isEmpty()).toBe(true);
  text.press(down('a'));
  expect(text.isEmpty()).toBe(false);
});
