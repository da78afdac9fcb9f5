import { describe, expect, test } from 'vitest';
import { LANGUAGES } from '../../../contract/language.ts';
import type { OperatorView } from '../../../contract/operator.ts';
import { baseSnapshot, viewOf } from '../../../test/gallery/fixtures.ts';
import { AT, markupOfScreen } from '../../app/page.test-support.tsx';
import { RESOURCES } from '../../i18n/resources.ts';

const SIGNED_OUT = { state: 'signed-out', nobodyKnown: false } as const;

function markupOf(operator: OperatorView, language: (typeof LANGUAGES)[number] = 'zh-CN'): string {
  return markupOfScreen(viewOf({ ...baseSnapshot(AT), operator }, 'counter', language));
}

describe.each(LANGUAGES)('signing in, in %s', (language) => {
  const { operator: words, counter } = RESOURCES[language];

  test('asks for id and password and shows no counter', () => {
    const markup = markupOf(SIGNED_OUT, language);
    expect(markup).toContain(words.title);
    expect(markup).toMatch(/<input[^>]*type="password"/);
    expect(markup).not.toContain(counter.items.title);
    expect(markup).not.toContain(words.nobodyKnown);
  });

  test.each(['idle', 'by-person', 'removed'] as const)('says why: %s', (reason) => {
    expect(markupOf({ ...SIGNED_OUT, reason }, language)).toContain(words.reason[reason]);
  });

  test('says how the first operator is made', () => {
    expect(markupOf({ ...SIGNED_OUT, nobodyKnown: true }, language)).toContain('operators add');
  });

  test('counts a lock down and takes no try until then', () => {
    const locked = markupOf({ ...SIGNED_OUT, lockedUntil: AT + 75_000 }, language);
    expect(locked).toContain('1:15');
    expect(locked).toMatch(/<button[^>]*disabled=""/);
    const over = markupOf({ ...SIGNED_OUT, lockedUntil: AT - 1 }, language);
    expect(over).not.toMatch(/<button[^>]*disabled=""/);
  });

  test('who serves stands in the bar, with the way out', () => {
    const markup = markupOf({ state: 'signed-in', operatorId: '0042', name: '演示' }, language);
    for (const word of ['演示', '0042', words.signOut]) expect(markup).toContain(word);
    expect(markupOf({ state: 'not-needed' }, language)).not.toContain(words.signOut);
  });
});
