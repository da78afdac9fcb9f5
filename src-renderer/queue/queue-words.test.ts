import { expect, test } from 'vitest';
import { i18nFor } from '../i18n/i18n.ts';
import type { Texts } from '../i18n/use-texts.ts';
import { destinationText, nextTryText, rowName, rowNextText } from './queue-words.ts';

const zh = i18nFor('zh-CN').t as Texts;
const en = i18nFor('en').t as Texts;
const NOW = Date.UTC(2026, 10, 23, 1, 26);
const online = { now: NOW, isOffline: false };
const row = {
  ...({ id: 'r', kind: 'outbox', state: 'pending', destination: '1390000' } as const),
  ...{ createdAt: NOW - 61_000, nextTryAt: NOW + 7_000, tries: 3 },
};

test.each([
  [-5_000, '即将尝试', 'any moment'],
  [0, '即将尝试', 'any moment'],
  [1, '1 秒后', 'in 1 s'],
  [90_000, '90 秒后', 'in 90 s'],
  [90_001, '1 分钟后', 'in 1 min'],
  [7_200_000, '2 小时 0 分后', 'in 2 h 0 min'],
])('%d ms ahead', (wait, chinese, english) => {
  expect(nextTryText(NOW + wait, online, zh)).toBe(chinese);
  expect(nextTryText(NOW + wait, online, en)).toBe(english);
});

test('nothing is promised while the platform is out of reach', () => {
  const offline = { now: NOW, isOffline: true };
  expect(nextTryText(NOW + 7_000, offline, zh)).toBe('网络恢复后自动尝试');
  expect(rowNextText(row, offline, zh)).toBe('网络恢复后自动尝试');
});

test('a row under way is tried now, whatever its time', () => {
  expect(rowNextText({ ...row, state: 'leased' }, online, zh)).toBe('正在尝试');
  expect(rowNextText(row, online, zh)).toBe('7 秒后');
});

test('a row is named by kind and time, a destination by its identifier', () => {
  expect(rowName(row, NOW, zh)).toMatch(/^回执 \d\d:24:59$/);
  expect(destinationText('1390000', en)).toBe('To 1390000');
  expect(destinationText('', zh)).toBe('去向未注明');
});
