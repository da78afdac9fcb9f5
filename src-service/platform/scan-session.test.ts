import { describe, expect, test } from 'vitest';
import { manualClock } from '../../contract/clock.ts';
import { failure, type Failure } from '../../contract/failures.ts';
import {
  openScanSessionSchema,
  type ScanStatusReply,
  scanStatusRequestSchema,
} from '../../contract/platform/code-system.ts';
import { err, ok, type Result, unwrap } from '../../contract/result.ts';
import { CONFIG, ITEM, ROUTE } from '../session/test-data.ts';
import type { Asker, Question } from './asker.ts';
import { replyHead } from './http.fixture.ts';
import { headFacts, newRequestId } from './intent.ts';
import type { Confirmed } from './scan-outcome.ts';
import { createScanSessions } from './scan-session.ts';

const NOW = 1_000_000;
const SERVER_AHEAD = 700_000;
const USER = { terminalId: CONFIG.terminal.id, itemCode: ITEM.code };
/** What the exchange adds to the head of every sending. */
const SIGNED = {
  ...{ nonce: '0'.repeat(32), to: '1390000' },
  ...{ signAlg: 'SM2-SM3', sign: '0'.repeat(128) },
};
const HEAD = { ...replyHead(), serverTime: NOW + SERVER_AHEAD };
const OPENED = {
  ...{ head: HEAD, scanSessionRef: 'session-reference', scanCode: 'https://scan.example/s/1' },
  ...{ expiresAt: HEAD.serverTime + 120_000, pollAfterMs: 1_000 },
};
const VERIFICATION = {
  ...{ codeSystemId: '1390000', subjectRef: 'subject-reference', nameMasked: '林*秋' },
  ...{ idNoMasked: '', realNameLevel: 3, subjectType: 'natural', evidence: [] },
  ...{ cardStatus: 'UNKNOWN', scopes: [{ code: 'T1', name: '结婚证' }] },
  consentUntil: HEAD.serverTime + 60_000,
} as const;
const TOKEN = {
  ...{ consentId: 'c', accessToken: 'secret-token-0000', maxUses: 5 },
  expiresAt: HEAD.serverTime + 300_000,
};
type Answer = Result<Omit<ScanStatusReply, 'head'>, Failure>;
const says = (state: ScanStatusReply['state'], more: object = {}): Answer => ok({ state, ...more });
const CONFIRMED = says('CONFIRMED', { verification: { ...VERIFICATION }, token: TOKEN });

interface AskedStatus {
  readonly at: number;
  readonly known: string;
  readonly waitMs: number;
  readonly cancel: boolean;
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

/** A code system that tells these one after the other; each answer takes `heldMs` of the clock. */
async function stand(answers: readonly Answer[], heldMs: readonly number[] = []) {
  const clock = manualClock(NOW);
  const session = new AbortController();
  const asked: AskedStatus[] = [];
  const questions: Question[] = [];
  let scanned = 0;
  const ask = (async (question: Question) => {
    questions.push(question);
    if (question.operation === 'scan-session')
      return ok({ reply: OPENED, nonce: 'n', wasSealed: true });
    const status = question.body as Omit<AskedStatus, 'at'>;
    const turn = asked.push({ ...status, at: clock.now() - NOW }) - 1;
    const held = heldMs[turn] ?? 0;
    if (held > 0) await new Promise<void>((resolve) => clock.after(held, resolve));
    const answer = answers[turn] ?? says('PENDING');
    return answer.ok
      ? ok({ reply: { head: HEAD, ...answer.value }, nonce: `n${turn}`, wasSealed: true })
      : answer;
  }) as Asker;
  const intent = { requestId: newRequestId(), item: ITEM, signal: session.signal };
  const opened = unwrap(await createScanSessions(ask, CONFIG, clock).open(ROUTE, intent));
  let ended: Result<Confirmed, Failure> | undefined;
  void opened.outcome(() => scanned++).then((result) => (ended = result));
  const run = async (limitMs = 200_000): Promise<typeof ended> => {
    for (let ms = 0; ms < limitMs; ms += 100) {
      await settled();
      if (ended) break;
      clock.advance(100);
    }
    await settled();
    return ended;
  };
  return { clock, session, asked, questions, opened, run, scanned: () => scanned };
}
const at = (asked: readonly AskedStatus[]) => asked.map((one) => one.at);

test('it opens for the item, and lives by the code system’s own clock', async () => {
  const { opened, questions } = await stand([CONFIRMED]);
  expect([opened.scanCode, opened.validForMs]).toEqual([OPENED.scanCode, 120_000]);
  const { body, intent } = questions[0]!;
  const head = { ...headFacts(CONFIG, intent), timestamp: 0 };
  expect(openScanSessionSchema.safeParse({ ...body, head: { ...head, ...SIGNED } }).success).toBe(
    true,
  );
});

test('the citizen scans, confirms, and it is as with a code that was shown', async () => {
  const { run, scanned, asked, questions } = await stand(
    [says('PENDING'), says('SCANNED'), CONFIRMED],
    [10_000, 3_000, 2_000],
  );
  const { verified, token } = unwrap((await run())!);
  expect(verified).toEqual({
    ...{ route: ROUTE, reply: { head: HEAD, ...VERIFICATION }, nonce: 'n2', consentForMs: 60_000 },
  });
  expect([token.use(USER, 'T1'), token.covers('T2')]).toEqual([ok('secret-token-0000'), false]);
  expect(scanned()).toBe(1);
  expect(asked.map(({ known, waitMs, cancel }) => [known, waitMs, cancel])).toEqual([
    ['PENDING', 10_000, false],
    ['PENDING', 10_000, false],
    ['SCANNED', 10_000, false],
  ]);
  const names = new Set(questions.map(({ intent }) => intent.requestId));
  expect(names.size).toBe(4);
  for (const { body, intent } of questions.slice(1)) {
    const head = { ...headFacts(CONFIG, intent), timestamp: 0 };
    expect(
      scanStatusRequestSchema.safeParse({ ...body, head: { ...head, ...SIGNED } }).success,
    ).toBe(true);
  }
});

describe('how it may end', () => {
  test.each([
    ['REFUSED', 'CONSENT_REFUSED'],
    ['EXPIRED', 'SCAN_SESSION_EXPIRED'],
    ['CANCELLED', 'SCAN_SESSION_CANCELLED'],
  ] as const)('%s is %s', async (state, code) => {
    const { run, asked } = await stand([says('SCANNED'), says(state)]);
    expect(await run()).toEqual(err(failure(code, state)));
    expect(asked).toHaveLength(2);
  });
  test.each([
    ['verification', { token: TOKEN }],
    ['token', { verification: VERIFICATION }],
    ['codeSystemId', { token: TOKEN, verification: { ...VERIFICATION, codeSystemId: '1390100' } }],
  ])('a confirmation without its %s is none', async (detail, more) => {
    const { run } = await stand([says('CONFIRMED', more)]);
    expect(await run()).toEqual(err(failure('PLATFORM_REPLY_INVALID', detail)));
  });
  test('a reply that is not believed ends it', async () => {
    const { run, asked } = await stand([err(failure('SIGN_INVALID'))]);
    expect(await run()).toEqual(err(failure('SIGN_INVALID')));
    expect(asked).toHaveLength(1);
  });
  test('its time: told once, and not asked any more', async () => {
    const { run, asked } = await stand([], Array<number>(20).fill(10_000));
    expect(await run()).toEqual(err(failure('SCAN_SESSION_EXPIRED', 'terminal')));
    expect(asked.filter(({ cancel }) => cancel)).toMatchObject([{ at: 120_000 }]);
    expect(asked.at(-1)?.cancel).toBe(true);
  });
  test('the terminal gives it up: told once', async () => {
    const { run, session, asked, questions } = await stand([says('SCANNED')]);
    await settled();
    session.abort();
    expect(await run()).toEqual(err(failure('SCAN_SESSION_CANCELLED', 'terminal')));
    expect(asked.map(({ known, cancel }) => [known, cancel])).toEqual([
      ['PENDING', false],
      ['SCANNED', false],
      ['SCANNED', true],
    ]);
    // The word itself must not end with the session.
    expect(questions.at(-1)?.intent.signal).toBeUndefined();
  });
});

describe('how often it is asked', () => {
  test('ever less, where it does not hold answers back', async () => {
    const { run, asked } = await stand([
      says('PENDING'),
      says('PENDING'),
      says('PENDING'),
      CONFIRMED,
    ]);
    unwrap((await run())!);
    expect(at(asked)).toEqual([0, 1_500, 3_800, 7_200]);
  });
  test('at once after an answer that was held back', async () => {
    const { run, asked } = await stand([says('PENDING'), CONFIRMED], [10_000]);
    unwrap((await run())!);
    expect(at(asked)).toEqual([0, 10_000]);
  });
  test('at once after news, for what comes next', async () => {
    const { run, asked } = await stand([says('SCANNED'), CONFIRMED], [300]);
    unwrap((await run())!);
    expect(at(asked)).toEqual([0, 300]);
  });
  test('ever less after failures, without holding, and never more rarely than every 5 s', async () => {
    const fails = Array.from({ length: 7 }, () => err(failure('PLATFORM_TIMEOUT')));
    const { run, asked } = await stand([...fails, CONFIRMED]);
    unwrap((await run())!);
    const gaps = at(asked).map((ms, turn, all) => ms - (all[turn - 1] ?? 0));
    expect(gaps).toEqual([0, 1_500, 2_300, 3_400, 5_000, 5_000, 5_000, 5_000]);
    expect(asked.map(({ waitMs }) => waitMs)).toEqual([10_000, ...Array<number>(7).fill(0)]);
  });
  test('soon again once the phone has scanned', async () => {
    const lost = err(failure('PLATFORM_UNREACHABLE'));
    const { run, asked } = await stand([lost, lost, says('SCANNED'), CONFIRMED]);
    unwrap((await run())!);
    const times = at(asked);
    expect(times[3]! - times[2]!).toBe(1_000);
  });
});

test('an answer that was lost is asked for again by the same requestId', async () => {
  const lost = err(failure('PLATFORM_TIMEOUT'));
  const { run, questions } = await stand([
    ...[says('PENDING'), lost, lost, says('SCANNED'), lost, CONFIRMED],
  ]);
  unwrap((await run())!);
  const [opened, ...asked] = questions.map(({ intent }) => intent.requestId);
  const [first, second, , , third] = asked;
  expect(asked).toEqual([first, second, second, second, third, third]);
  expect(new Set([opened, first, second, third]).size).toBe(4);
});

test('a session that cannot be opened says why', async () => {
  const ask = (() => Promise.resolve(err(failure('ROUTE_UNKNOWN', 'scanSessionUrl')))) as Asker;
  const intent = { requestId: newRequestId(), item: ITEM };
  const opened = await createScanSessions(ask, CONFIG, manualClock()).open(ROUTE, intent);
  expect(opened).toEqual(err(failure('ROUTE_UNKNOWN', 'scanSessionUrl')));
});
