import { expect, test } from 'vitest';
import { isBlockedKey, originOf, type KeyInput } from './lockdown.ts';

function key(name: string, modifiers: Partial<KeyInput> = {}): KeyInput {
  return { key: name, control: false, meta: false, alt: false, shift: false, ...modifiers };
}

test.each([
  key('F5'),
  key('F12'),
  key('r', { control: true }),
  key('R', { control: true, shift: true }),
  key('I', { control: true, shift: true }),
  key('w', { control: true }),
  key('s', { meta: true }),
  key('F4', { alt: true }),
  key('ArrowLeft', { alt: true }),
  key('Alt'),
])('$key with control $control, alt $alt leads out and is blocked', (input) => {
  expect(isBlockedKey(input)).toBe(true);
});

test.each([
  key('Enter'),
  key('Escape'),
  key('1'),
  key('?', { shift: true }),
  key('F1'),
  key('Tab'),
  key('c', { control: true }),
  key('v', { control: true }),
  key('f', { control: true }),
  key('p', { control: true }),
  key('F6'),
  key('F7'),
  key('Enter', { control: true }),
  key('ArrowDown'),
])('$key belongs to the page', (input) => {
  expect(isBlockedKey(input)).toBe(false);
});

test('an origin is scheme and host, for custom schemes too', () => {
  expect(originOf('app://liangma/index.html')).toBe('app://liangma');
  expect(originOf('http://127.0.0.1:80/x')).toBe('http://127.0.0.1');
  expect(originOf('http://127.0.0.1:8080/x')).not.toBe(originOf('http://127.0.0.1:8081/x'));
  expect(originOf('not a url')).toBeUndefined();
});
