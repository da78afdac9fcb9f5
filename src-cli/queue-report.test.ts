import { expect, test } from 'vitest';
import { QUEUE_KINDS, QUEUE_STATES, type QueueRow } from '../contract/queue.ts';
import { localTime, queueFacts, queueTable } from './queue-report.ts';
import { createText } from './text.ts';

const en = createText('en');
const zh = createText('zh-CN');
const AT = new Date(2026, 10, 23, 9, 26, 5).getTime();
const ROW: QueueRow = {
  ...({ id: '7c9e6679-7425-40de', kind: 'outbox', state: 'dead', destination: '1390000' } as const),
  ...{ createdAt: AT, nextTryAt: AT, tries: 12, lastFailure: 'SIGN_INVALID' as const },
};

test('a table says in a line what a row is and why it stopped', () => {
  const [head, , line] = queueTable([ROW, { ...ROW, state: 'pending', tries: 3 }], zh);
  expect(head).toMatch(/^编号 +种类 +状态 +发往 +保存时间 +下次尝试 +尝试 +原因$/);
  expect(line).toMatch(/^7c9e6679 {2}回执 {2}需处理 {2}1390000 {2}2026-11-23 09:26:05 +12 {2}\S/);
});

test('only what waits has a next try', () => {
  const later = { ...ROW, nextTryAt: AT + 60_000 };
  const [, , dead, waiting] = queueTable([later, { ...later, state: 'pending' }], en);
  expect(dead).not.toContain('09:27:05');
  expect(waiting).toContain('2026-11-23 09:27:05');
});

test('there is a word for every kind and state in both languages', () => {
  for (const text of [en, zh]) {
    for (const kind of QUEUE_KINDS)
      for (const state of QUEUE_STATES) {
        expect(queueTable([{ ...ROW, kind, state }], text).join()).not.toMatch(/undefined|queue\./);
      }
  }
});

test('one row is shown with all that is known of it', () => {
  const ended = { ...ROW, state: 'done', endedAt: AT + 1_000, expiresAt: AT + 2_000 } as const;
  const words = queueFacts(ended, en).join('\n');
  for (const said of [
    '7c9e6679-7425-40de',
    '09:26:06',
    '09:26:07',
    '(SIGN_INVALID)',
    'what to do',
  ]) {
    expect(words).toContain(said);
  }
  const { lastFailure, ...bare } = ROW;
  expect(lastFailure && queueFacts(bare, en).join('\n')).not.toContain('what to do');
});

test('what a row brings along does nothing to the console', () => {
  const hostile = { ...ROW, destination: '\u001b[2J\nforged' };
  expect(queueTable([hostile], en)).toHaveLength(3);
  expect(queueTable([hostile], en)[2]).toContain(String.raw`\u001b[2J\u000aforged`);
});

test('a time is the local one', () => {
  expect(localTime(AT)).toBe('2026-11-23 09:26:05');
});
