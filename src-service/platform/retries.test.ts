import { describe, expect, test } from 'vitest';
import { manualClock } from '../../contract/clock.ts';
import { failure, FAILURES, type FailureCode } from '../../contract/failures.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import { FIRST_WAIT_MS, withRetries } from './retries.ts';
import { type Trouble, trouble } from './trouble.ts';

const DONE = ok('done');
const fails = (code: FailureCode, kind: Trouble['kind'] = 'transport') =>
  err(trouble(kind, failure(code)));
const settled = () => new Promise((resolve) => setImmediate(resolve));

/** Sendings that answer in turn; the clock goes on by itself until the end. */
async function run(
  answers: readonly Result<string, Trouble>[],
  change: { repeats?: number; budgetMs?: number; tookMs?: number; signal?: AbortSignal } = {},
) {
  const { repeats = 2, budgetMs = 10_000, tookMs = 0, signal } = change;
  const clock = manualClock();
  const sentAt: number[] = [];
  const timeLeft: number[] = [];
  let outcome: Result<string, Trouble> | undefined;
  const plan = { repeats, deadline: budgetMs, signal };
  void withRetries(
    (ms) => {
      sentAt.push(clock.now());
      timeLeft.push(ms);
      clock.advance(tookMs);
      return Promise.resolve(answers[sentAt.length - 1] ?? fails('PLATFORM_TIMEOUT'));
    },
    plan,
    { clock, random: () => 0.5 },
  ).then((result) => (outcome = result));
  for (let turn = 0; turn < 200 && !outcome; turn++) {
    await settled();
    clock.advance(50);
  }
  return { outcome, sentAt, timeLeft };
}

test('what succeeds is sent once', async () => {
  expect(await run([DONE])).toEqual({ outcome: DONE, sentAt: [0], timeLeft: [10_000] });
});

test.each(['PLATFORM_TIMEOUT', 'PLATFORM_ERROR', 'PLATFORM_UNREACHABLE'] as const)(
  '%s is tried again, after a pause that grows, and not for ever',
  async (code) => {
    const again = await run([fails(code), fails(code), DONE]);
    expect([again.outcome, again.sentAt]).toEqual([DONE, [0, FIRST_WAIT_MS, 3 * FIRST_WAIT_MS]]);
    const never = await run([fails(code), fails(code), fails(code), DONE]);
    expect([never.outcome, never.sentAt.length]).toEqual([fails(code), 3]);
  },
);

describe('asked to wait (Retry-After)', () => {
  const asks = (retryAfterMs: number, code: FailureCode = 'RATE_LIMIT') =>
    err(trouble('transport', failure(code), retryAfterMs));

  test.each(['RATE_LIMIT', 'PLATFORM_ERROR'] as const)('after %s it does', async (code) => {
    const { outcome, sentAt } = await run([asks(3_000, code), DONE]);
    expect([outcome, sentAt]).toEqual([DONE, [0, 3_000]]);
  });
  test('its own pause is longer: that one', async () => {
    expect((await run([asks(0), DONE])).sentAt).toEqual([0, FIRST_WAIT_MS]);
  });
  test('for longer than there is time, it does not ask again', async () => {
    const { outcome, sentAt } = await run([asks(9_980), DONE]);
    expect([outcome, sentAt]).toEqual([asks(9_980), [0]]);
  });
});

const REPEATED = ['PLATFORM_TIMEOUT', 'PLATFORM_ERROR', 'PLATFORM_UNREACHABLE'];

test.each((Object.keys(FAILURES) as FailureCode[]).filter((code) => code !== 'RATE_LIMIT'))(
  '%s: what nobody was reached for goes out again as the catalogue says',
  async (code) => {
    const { sentAt } = await run([fails(code), DONE]);
    expect(sentAt).toHaveLength(REPEATED.includes(code) ? 2 : 1);
    expect(FAILURES[code].retry === 'same-request').toBe(REPEATED.includes(code));
  },
);

describe('never tried again', () => {
  test.each([
    ['a used code', fails('CODE_USED', 'refusal')],
    ['an error that the other side has signed', fails('PLATFORM_ERROR', 'refusal')],
    ['a throttle', fails('RATE_LIMIT')],
    ['a wrong signature', fails('SIGN_INVALID', 'distrust')],
  ])('%s', async (_what, answer) => {
    expect(await run([answer, DONE])).toMatchObject({ outcome: answer, sentAt: [0] });
  });
  test('anything, where the caller tries again himself', async () => {
    const answer = fails('PLATFORM_TIMEOUT');
    expect(await run([answer, DONE], { repeats: 0 })).toMatchObject({
      outcome: answer,
      sentAt: [0],
    });
  });
});

describe('the deadline', () => {
  test('cuts each sending to what is left', async () => {
    const { timeLeft } = await run([], { budgetMs: 5_000, tookMs: 2_000 });
    expect(timeLeft).toEqual([5_000, 2_800, 400]);
  });
  test('is not slept over', async () => {
    const { outcome, sentAt } = await run([], { budgetMs: 240, tookMs: 0 });
    expect([outcome, sentAt]).toEqual([fails('PLATFORM_TIMEOUT'), [0]]);
  });
  test('that has passed is a time-out without a sending', async () => {
    const { outcome, sentAt } = await run([DONE], { budgetMs: 0 });
    expect(sentAt).toEqual([]);
    expect(outcome).toEqual(err(trouble('transport', failure('PLATFORM_TIMEOUT', 'budget'))));
  });
});

test('a session that ends takes its repetitions along', async () => {
  const controller = new AbortController();
  controller.abort();
  const { sentAt } = await run([], { signal: controller.signal });
  expect(sentAt).toEqual([0]);
});

test('a pause ends with its session', async () => {
  const clock = manualClock();
  const controller = new AbortController();
  let sendings = 0;
  const sent = withRetries(
    () => Promise.resolve((sendings++, fails('PLATFORM_TIMEOUT'))),
    { repeats: 2, deadline: 10_000, signal: controller.signal },
    { clock, random: () => 0 },
  );
  await settled();
  expect(clock.pending()).toBe(1);
  controller.abort();
  expect(await sent).toEqual(fails('PLATFORM_TIMEOUT'));
  expect([sendings, clock.pending()]).toEqual([1, 0]);
});
