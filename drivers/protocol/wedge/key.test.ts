import { expect, test } from 'vitest';
import { isModifier, isTakenByInputMethod, isText, keyId } from './key.ts';
import { down } from './wedge.test-support.ts';

test.each(['a', 'Z', '0', ' ', '?', '中', '𠮷'])('%j is text', (key) => {
  expect(isText(down(key))).toBe(true);
});

test.each(['Enter', 'F5', 'Shift', '', '\r', '\u001d', 'Up', 'é́'])('%j is no text', (key) => {
  expect(isText(down(key))).toBe(false);
});

test.each([{ control: true }, { alt: true }, { meta: true }])('a shortcut is no text', (with_) => {
  expect(isText(down('a', with_))).toBe(false);
});

test('modifiers and keys of an input method are known by name', () => {
  expect(isModifier(down('Shift'))).toBe(true);
  expect(isModifier(down('S'))).toBe(false);
  expect(isTakenByInputMethod(down('Process'))).toBe(true);
  expect(isTakenByInputMethod(down('p'))).toBe(false);
});

test('a key is told apart by its place, or by its name where it has none', () => {
  expect(keyId(down('A', { code: 'KeyA' }))).toBe('KeyA');
  expect(keyId(down('A', { code: '' }))).toBe('A');
});
