import { describe, expect, test } from 'vitest';
import { LANGUAGES } from '../../contract/language.ts';
import type { Language } from '../../contract/language.ts';
import { DISCARD_REASONS } from '../../contract/queue.ts';
import type { Snapshot } from '../../contract/snapshot.ts';
import { fixtureSnapshots } from '../../test/gallery/fixtures.ts';
import { longQueue } from '../../test/gallery/queue-fixtures.ts';
import { AT, markupOfPage, wordsOf } from '../app/page.test-support.tsx';
import { RESOURCES } from '../i18n/resources.ts';
import { QueuePage } from './QueuePage.tsx';

const FIXTURES = fixtureSnapshots(AT);

function page(name: string, language: Language = 'zh-CN', change: Partial<Snapshot> = {}): string {
  const snapshot = { ...FIXTURES.get(name)!, mode: 'counter', language, ...change } as const;
  return markupOfPage(snapshot, <QueuePage onClose={() => {}} />);
}

const rowIds = (markup: string): string[] =>
  [...markup.matchAll(/data-row="(\w+)"/g)].map(([, id]) => id!);

describe.each(LANGUAGES)('in %s', (language) => {
  const { queue, failures } = RESOURCES[language];

  test.each(['idle', 'queue', 'queue-offline', 'queue-many'])('%s: has words for all', (name) => {
    const words = wordsOf(page(name, language));
    expect(words).not.toMatch(/\{\{|\}\}|undefined|NaN|\[object/);
    expect(words).not.toMatch(/(queue|failures|devices):/);
  });

  test('a dead row says why and what a clerk does about it', () => {
    const words = wordsOf(page('queue', language));
    for (const { state, lastFailure } of FIXTURES.get('queue')!.queue.rows) {
      if (state !== 'dead') continue;
      const text = lastFailure && failures[lastFailure];
      expect(words).toContain(text?.title ?? queue.dead.noReason);
      if (text) expect(words).toContain(text.clerk);
    }
  });

  test('there is a word for every reason', () => {
    expect(Object.keys(queue.discard.reason)).toEqual([...DISCARD_REASONS]);
  });
});

test('what needs somebody comes first, then by destination what waits', () => {
  expect(rowIds(page('queue'))).toEqual(['q0', 'q1', 'q2', 'q7', 'q6', 'q3', 'q5', 'q4']);
});

test('sending again is offered where something is left to send', () => {
  const { resend, discard } = RESOURCES['zh-CN'].queue.dead;
  const cards = page('queue').split('<li ');
  const card = (id: string): string =>
    wordsOf(cards.find((one) => one.includes(`data-row="${id}"`)) ?? '');
  expect(card('q0')).toContain(resend);
  expect(card('q2')).not.toContain(resend);
  for (const id of ['q0', 'q1', 'q2']) expect(card(id)).toContain(discard);
  expect(card('q4')).not.toContain(discard);
});

test('rows that wait count down; ended ones are few', () => {
  const words = wordsOf(page('queue'));
  expect(words).toContain('27 秒后');
  expect(words).toContain('2 分钟后过期');
  expect(words).toContain('正在尝试');
  const rows = [...FIXTURES.get('queue')!.queue.rows];
  for (let at = 0; at < 40; at++) rows.push({ ...rows[8]!, id: `done${at}` });
  const queue = { ...FIXTURES.get('queue')!.queue, rows };
  expect(wordsOf(page('queue', 'zh-CN', { queue })).split('已完成')).toHaveLength(7);
});

test('offline nobody is told a time, and that nothing has to be done', () => {
  const words = wordsOf(page('queue-offline'));
  expect(words).toMatch(/\d\d:14:00 起与平台断开，已 12 分钟/);
  expect(words).toContain('有 2 笔是用另一把数据密钥封存的');
  expect(words).not.toMatch(/\d 秒后 /);
});

test('what is not listed is told; an empty queue is the best of all pages', () => {
  expect(wordsOf(page('queue-many'))).toContain('还有 1250 笔没有列出');
  const empty = wordsOf(page('idle'));
  expect(empty).toContain('没有待续办的事');
  expect(empty).not.toContain('需处理');
});

test('two hundred rows are all there', () => {
  expect(rowIds(page('queue', 'zh-CN', { queue: longQueue(AT, 200) }))).toHaveLength(200);
});
