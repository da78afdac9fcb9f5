import { expect, test } from 'vitest';
import { i18nFor } from '../i18n/i18n.ts';
import { clockSkewText } from './clock-skew.ts';

test.each([
  ['437', '本机比平台快 7 分 17 秒'],
  ['+59', '本机比平台快 59 秒'],
  ['-60', '本机比平台慢 1 分 0 秒'],
  ['-7320', '本机比平台慢 2 小时 2 分'],
  ['12.6', '本机比平台快 13 秒'],
])('%s s', (detail, words) => {
  expect(clockSkewText(detail, i18nFor('zh-CN').t)).toBe(words);
});

test.each([
  ['437', 'This clock is ahead of the platform by 7 min 17 s'],
  ['-437', 'This clock is behind the platform by 7 min 17 s'],
])('%s s in English too', (detail, words) => {
  expect(clockSkewText(detail, i18nFor('en').t)).toBe(words);
});

test.each(['', 'Infinity', '1e9', '12 s', '0x10', '9999999999'])('%j is no skew', (detail) => {
  expect(clockSkewText(detail, i18nFor('en').t)).toBeUndefined();
});
