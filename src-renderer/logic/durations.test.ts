import { expect, test } from 'vitest';
import { i18nFor } from '../i18n/i18n.ts';
import type { Texts } from '../i18n/use-texts.ts';
import { durationText } from './durations.ts';

const S = 1_000;
const MIN = 60 * S;
const H = 60 * MIN;
const zh: Texts = i18nFor('zh-CN').t;
const en: Texts = i18nFor('en').t;

test.each([
  [-5 * S, '0 秒', '0 s'],
  [0, '0 秒', '0 s'],
  [59 * S + 999, '59 秒', '59 s'],
  [60 * S, '1 分钟', '1 min'],
  [59 * MIN + 59 * S, '59 分钟', '59 min'],
  [3 * H + 20 * MIN, '3 小时 20 分', '3 h 20 min'],
  [24 * H, '1 天 0 小时', '1 d 0 h'],
  [75 * H + 59 * MIN, '3 天 3 小时', '3 d 3 h'],
])('%d ms are %s, %s', (ms, chinese, english) => {
  expect(durationText(ms, zh)).toBe(chinese);
  expect(durationText(ms, en)).toBe(english);
});
