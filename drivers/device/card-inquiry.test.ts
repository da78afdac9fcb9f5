import { expect, test } from 'vitest';
import { manualClock } from '../../contract/clock.ts';
import type { Failure } from '../../contract/failures.ts';
import { stxDialect } from '../protocol/stx/dialect.ts';
import { sdtDialect } from '../protocol/sdt/dialect.ts';
import { answer } from './card-bench.test-support.ts';
import { createInquiry, type Inquiry, type Reply } from './card-inquiry.ts';

function setUp(): {
  clock: ReturnType<typeof manualClock>;
  inquiry: Inquiry;
  replies: string[];
  ends: Failure[];
  settled: (reply: Reply) => void;
} {
  const clock = manualClock();
  const replies: string[] = [];
  const ends: Failure[] = [];
  const inquiry = createInquiry(sdtDialect, {
    clock,
    write: () => {},
    end: (reason) => void ends.push(reason),
  });
  return { clock, inquiry, replies, ends, settled: (reply) => void replies.push(reply.class) };
}

test('silence, damage and answers to other commands add up until the session ends', () => {
  const { clock, inquiry, replies, ends, settled } = setUp();
  inquiry.tolerate(3);
  inquiry.ask('find', settled);
  clock.advance(300);
  inquiry.ask('find', settled);
  inquiry.receive(answer(0x90));
  expect(replies).toEqual(['again', 'again']);
  inquiry.ask('find', settled);
  inquiry.receive(answer(0x80).with(-1, 0));
  clock.advance(300);
  expect(ends).toEqual([{ code: 'DEVICE_PROTOCOL', detail: 'damaged answers to find' }]);
  expect(replies).toHaveLength(2);
});

test('one useful answer starts the count anew', () => {
  const { clock, inquiry, ends, settled } = setUp();
  inquiry.tolerate(2);
  for (let round = 0; round < 4; round++) {
    inquiry.ask('find', settled);
    clock.advance(300);
    inquiry.ask('find', settled);
    inquiry.receive(answer(0x80));
  }
  expect(ends).toEqual([]);
});

test('a broken reader ends the session, but not by a command that it can do without', () => {
  const { inquiry, replies, ends, settled } = setUp();
  inquiry.tolerate(3);
  for (const command of ['readAddress', 'readFingerprints', 'resetSam'] as const) {
    inquiry.ask(command, settled);
    inquiry.receive(answer(0x21));
  }
  expect(replies).toEqual(['device', 'device', 'device']);
  inquiry.ask('select', settled);
  inquiry.receive(answer(0x60));
  expect(ends).toMatchObject([{ code: 'DEVICE_OUT_OF_SERVICE' }]);
});

test('the data of an answer are there while it is told, and zeroed afterwards', () => {
  const { inquiry } = setUp();
  const seen: Uint8Array[] = [];
  inquiry.ask('select', ({ data }) => {
    expect(data).toEqual(Uint8Array.of(1, 2));
    seen.push(data);
  });
  inquiry.receive(answer(0x90, Uint8Array.of(1, 2)));
  expect(seen).toEqual([new Uint8Array(2)]);
});

test('a dialect may give a command more time', () => {
  const clock = manualClock();
  const replies: string[] = [];
  const inquiry = createInquiry(stxDialect, { clock, write: () => {}, end: () => {} });
  inquiry.tolerate(2);
  inquiry.ask('find', (reply) => void replies.push(reply.class));
  clock.advance(1_499);
  expect(replies).toEqual([]);
  clock.advance(1);
  expect(replies).toEqual(['again']);
});

test('only what the protocol has can be asked for', () => {
  const end = (): void => {};
  const inquiry = createInquiry(stxDialect, { clock: manualClock(), write: () => {}, end });
  expect([inquiry.has('find'), inquiry.has('select')]).toEqual([true, false]);
  expect(() => inquiry.ask('select', () => {})).toThrow('the protocol has no select');
});
