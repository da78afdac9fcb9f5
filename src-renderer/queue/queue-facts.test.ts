import { expect, test } from 'vitest';
import { i18nFor } from '../i18n/i18n.ts';
import type { Texts } from '../i18n/use-texts.ts';
import { queueFacts } from './queue-facts.ts';

const zh = i18nFor('zh-CN').t as Texts;
const NOW = Date.UTC(2026, 10, 23, 1, 26);
const online = { now: NOW, isOffline: false };

function told(...args: Parameters<typeof queueFacts>): string[] {
  return queueFacts(...args).map(({ label, value, tone }) => `${label} ${value} ${tone}`);
}

test('an empty queue says so and no more', () => {
  const empty = { waiting: 0, dead: 0, locked: 0, rows: [], oldestAt: NOW - 9, nextTryAt: NOW };
  expect(told(empty, online, zh)).toEqual(['需处理 无 plain', '等待中 无 plain']);
});

test('what needs somebody is told apart from what does not', () => {
  const queue = { waiting: 12, dead: 2, locked: 3, rows: [], oldestAt: NOW - 180_000 };
  expect(told({ ...queue, nextTryAt: NOW + 7_000 }, online, zh)).toEqual([
    '需处理 2 笔 bad',
    '等待中 12 笔 plain',
    '最早一笔 已等 3 分钟 plain',
    '下次尝试 7 秒后 plain',
    '暂时打不开 3 笔 warn',
  ]);
});

test('offline no time is promised', () => {
  const queue = { waiting: 1, dead: 0, locked: 0, rows: [], nextTryAt: NOW + 7_000 };
  expect(told(queue, { now: NOW, isOffline: true }, zh)).toContain(
    '下次尝试 网络恢复后自动尝试 plain',
  );
});
