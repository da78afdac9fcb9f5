import { expect, test } from 'vitest';
import { cardTextOf, FOREIGN_2023 } from '../card/card-text.test-support.ts';
import type { CardAnswer } from '../card/dialect.ts';
import { stxDialect } from './dialect.ts';

function answer(code: number): CardAnswer {
  return { kind: 'answer', code, data: new Uint8Array() };
}

test('9000 is success of either command', () => {
  expect(stxDialect.judge('find', answer(0x9000))).toEqual({ class: 'ok' });
  expect(stxDialect.judge('read', answer(0x9000))).toEqual({ class: 'ok' });
});

test('any other status means no card to the one, and another try to the other', () => {
  for (const code of [0x0000, 0x6a82, 0x9001, 0xffff]) {
    expect(stxDialect.judge('find', answer(code))).toEqual({ class: 'no-card' });
    expect(stxDialect.judge('read', answer(code))).toMatchObject({ class: 'retry' });
  }
  const { failure } = stxDialect.judge('read', answer(0x0a82));
  expect(failure).toEqual({ code: 'CARD_UNREADABLE', detail: 'status 0a82' });
});

test('the card is the same text and photo', () => {
  const lengths = Buffer.from('01000400', 'hex');
  const data = Buffer.concat([lengths, cardTextOf(FOREIGN_2023), Buffer.alloc(1024)]);
  expect(stxDialect.readCard(Uint8Array.from(data))).toMatchObject({
    ok: true,
    value: { layout: 'foreign-2023', name: '安特雅' },
  });
});
