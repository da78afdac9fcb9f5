import { expect, test } from 'vitest';
import { manualClock } from '../contract/clock.ts';
import { failure } from '../contract/failures.ts';
import { createNotice } from './notice.ts';

test('stays six seconds, whatever the clock is set to', () => {
  const clock = manualClock(1_000);
  const notice = createNotice(clock);
  expect(notice.view()).toBeUndefined();
  notice.tell(failure('OPERATOR_NEEDED'));
  clock.set(-86_400_000);
  clock.advance(6_000);
  expect(notice.view()).toMatchObject({
    serial: 1,
    at: 1_000,
    failure: { code: 'OPERATOR_NEEDED' },
  });
  clock.advance(1);
  expect(notice.view()).toBeUndefined();
});

test('the same one twice is seen twice, and goes with its page', () => {
  const notice = createNotice(manualClock(0));
  notice.tell(failure('CODE_CHECK'));
  notice.tell(failure('CODE_CHECK'));
  expect(notice.view()?.serial).toBe(2);
  notice.clear();
  expect(notice.view()).toBeUndefined();
});
