import { describe, expect, test } from 'vitest';
import { failure } from '../../contract/failures.ts';
import type { SessionEvent, Step } from './events.ts';
import { deadlineOf, reduce } from './machine.ts';
import type { Session, SessionRules } from './model.ts';
import { CARD, CODE, ENTRY, PERSON, RULES, TOKEN, UNSIGNED, VERIFIED } from './test-data.ts';

const NOW = 1_000_000;
const COUNTER = { ...RULES, mode: 'counter' } as const;

function step(session: Session, event: SessionEvent, now = NOW, rules: SessionRules = RULES): Step {
  return reduce(session, event, rules, { now, newId: () => 'new' });
}
function after(...events: SessionEvent[]): Session {
  return events.reduce<Session>((session, event) => step(session, event).session, {
    state: 'idle',
  });
}
const scan: SessionEvent = { kind: 'code', input: CODE };
const verified: SessionEvent = { kind: 'verified', id: 'new', verified: VERIFIED };
const agree: SessionEvent = { kind: 'agree', id: 'new' };
const grant = { accessToken: TOKEN, entries: [ENTRY, ENTRY] };
const granted: SessionEvent = { kind: 'granted', id: 'new', grant };
const row = { rowId: 'r1', queuedAt: NOW, expiresAt: NOW + 60_000, nextTryAt: NOW + 500 };
const CONSENT = after(scan, verified);
const LIST = after(scan, verified, agree, granted);
const QUEUED = after(scan, { kind: 'queued', id: 'new', row });

test('the way of one scan: code, consent, token, list, farewell, idle', () => {
  const first = step({ state: 'idle' }, scan);
  expect(first.effects).toEqual([{ kind: 'verify', id: 'new', input: CODE }]);
  expect(CONSENT).toMatchObject({ state: 'consent', deadline: NOW + RULES.limits.consent });
  const agreed = step(CONSENT, agree);
  expect(agreed.effects).toMatchObject([{ kind: 'authorise', id: 'new', person: PERSON }]);
  expect(LIST).toMatchObject({ state: 'certificates', endsAt: NOW + RULES.limits.idle });
  const ended = step(LIST, { kind: 'end', id: 'new' });
  expect(ended.session).toMatchObject({ state: 'ended', reason: 'by-person' });
  expect(step(ended.session, { kind: 'deadline' }).session).toEqual({ state: 'idle' });
});

test('an ID card goes the same way', () => {
  const session = after({ kind: 'card-present' }, { kind: 'card', input: CARD });
  expect(session).toMatchObject({ state: 'working', task: { kind: 'verify', input: CARD } });
});

test('consent ends no later than the verification that it rests on', () => {
  const short = { ...VERIFIED, consentForMs: 5 };
  expect(after(scan, { kind: 'verified', id: 'new', verified: short })).toMatchObject({
    deadline: NOW + 5,
  });
});

test('a verification that is over on arrival shows nobody', () => {
  const over = { ...VERIFIED, consentForMs: 0 };
  expect(after(scan, { kind: 'verified', id: 'new', verified: over })).toMatchObject({
    ...{ state: 'failed', failure: { code: 'EVIDENCE_EXPIRED' } },
  });
});

describe('platform out of reach', () => {
  test('a scanned code is queued', () => {
    const lost = step(after(scan), {
      kind: 'way-failed',
      id: 'new',
      failure: failure('PLATFORM_UNREACHABLE'),
    });
    expect(lost.effects).toEqual([{ kind: 'enqueue', id: 'new', input: CODE }]);
    expect(QUEUED).toMatchObject({ state: 'queued', rowId: 'r1', tries: 1 });
  });
  test('a scan whose whole budget is used up is queued as well', () => {
    expect(step(after(scan), { kind: 'deadline' }).effects[0]).toMatchObject({ kind: 'enqueue' });
  });
  test('a card is not: it can be put down again', () => {
    const session = after({ kind: 'card', input: CARD });
    const lost = step(session, {
      kind: 'way-failed',
      id: 'new',
      failure: failure('PLATFORM_UNREACHABLE'),
    });
    expect(lost.session).toMatchObject({ state: 'failed' });
    expect(lost.effects).toEqual([]);
  });
  test('what will not pass by itself is not queued', () => {
    const used = step(after(scan), {
      kind: 'way-failed',
      id: 'new',
      failure: failure('CODE_USED'),
    });
    expect(used.session).toMatchObject({ state: 'failed', failure: { code: 'CODE_USED' } });
  });
  test('after consent nothing is queued', () => {
    const lost = step(after(scan, verified, agree), {
      kind: 'way-failed',
      id: 'new',
      failure: failure('PLATFORM_TIMEOUT'),
    });
    expect(lost.session.state).toBe('failed');
  });
  test('the queued scan goes on with its verification', () => {
    const tried = step(QUEUED, { kind: 'queue-tried', rowId: 'r1', nextTryAt: NOW + 9 });
    expect(tried.session).toMatchObject({ tries: 2, nextTryAt: NOW + 9 });
    const done = step(QUEUED, { kind: 'queue-done', rowId: 'r1', verified: VERIFIED });
    expect(done.session.state).toBe('consent');
  });
  test('another row’s news is not this session’s', () => {
    const other = step(QUEUED, { kind: 'queue-done', rowId: 'r2', verified: VERIFIED });
    expect(other).toEqual({ session: QUEUED, effects: [] });
  });
  test('it expires visibly', () => {
    const gone = step(QUEUED, {
      kind: 'queue-failed',
      rowId: 'r1',
      failure: failure('QUEUE_EXPIRED'),
    });
    expect(gone.session).toMatchObject({ state: 'failed', failure: { code: 'QUEUE_EXPIRED' } });
  });
  test.each<SessionEvent>([{ kind: 'end', id: 'new' }, scan])(
    'who walks away ($kind) takes the saved code along',
    (event) => {
      expect(step(QUEUED, event).effects).toContainEqual({ kind: 'withdraw', rowId: 'r1' });
    },
  );
});

describe('a saved scan whose citizen may be gone', () => {
  test('ends without a touch, and the code is not verified in his absence', () => {
    expect(deadlineOf(QUEUED, RULES)).toBe(row.expiresAt + 5_000);
    const long = { ...QUEUED, expiresAt: NOW + 86_400_000 } as Session;
    expect(deadlineOf(long, RULES)).toBe(NOW + RULES.limits.view);
    const left = step(long, { kind: 'deadline' });
    expect(left.session).toMatchObject({ state: 'ended', reason: 'idle' });
    expect(left.effects).toEqual([{ kind: 'withdraw', rowId: 'r1' }]);
  });
  test('stays as long as somebody touches the screen', () => {
    const later = step(QUEUED, { kind: 'extend', id: 'new' }, NOW + 50_000).session;
    expect(later).toMatchObject({ presentUntil: NOW + 50_000 + RULES.limits.view });
  });
  test('is the clerk’s to judge at a counter', () => {
    const long = { ...QUEUED, expiresAt: NOW + 86_400_000 } as Session;
    expect(deadlineOf(long, COUNTER)).toBe(NOW + 86_400_000 + 5_000);
  });
  test('a queue that cannot end it is not waited for for ever', () => {
    const gone = step(QUEUED, { kind: 'deadline' }, row.expiresAt + 5_000);
    expect(gone.session).toMatchObject({ failure: { code: 'QUEUE_EXPIRED' } });
    expect(gone.effects).toEqual([{ kind: 'withdraw', rowId: 'r1' }]);
  });
});

describe('refusal', () => {
  test('is told to the code system and ends with a farewell', () => {
    const refused = step(CONSENT, { kind: 'refuse', id: 'new' });
    expect(refused.session).toMatchObject({ state: 'ended', reason: 'refused' });
    const { consentForMs: forMs } = VERIFIED;
    expect(refused.effects).toEqual([{ kind: 'tell-refusal', verified: VERIFIED, forMs }]);
  });
  test('is of use for as long as consent could be given, however long the page stays', () => {
    const forMs = (page: number, at: number): unknown => {
      const rules = { ...RULES, limits: { ...RULES.limits, consent: page } };
      const { session } = step(after(scan), verified, NOW, rules);
      return step(session, { kind: 'end', id: 'new' }, NOW + at, rules).effects[0];
    };
    const left = VERIFIED.consentForMs - 20_000;
    expect(forMs(60_000, 20_000)).toMatchObject({ forMs: left });
    expect(forMs(10 * VERIFIED.consentForMs, 20_000)).toMatchObject({ forMs: left });
    expect(forMs(60_000, VERIFIED.consentForMs + 1)).toMatchObject({ forMs: 0 });
  });
  test('silence is no consent', () => {
    expect(step(CONSENT, { kind: 'deadline' }).session).toMatchObject({
      state: 'failed',
      failure: { code: 'CONSENT_TIMEOUT' },
    });
  });
});

describe('certificates', () => {
  const opened = step(LIST, { kind: 'open', id: 'new', certificateId: 'c2' });
  test('one is fetched with the token and gets the longer time', () => {
    expect(opened.session).toMatchObject({
      opened: { certificateId: 'c2', state: 'loading' },
      endsAt: NOW + RULES.limits.view,
    });
    expect(opened.effects.map(({ kind }) => kind)).toEqual(['drop-document', 'fetch']);
  });
  test('a double tap fetches once, and a failed one can be tried again', () => {
    const tap: SessionEvent = { kind: 'open', id: 'new', certificateId: 'c2' };
    expect(step(opened.session, tap).effects).toEqual([]);
    const why = failure('CERT_UNAVAILABLE');
    const bad = step(opened.session, {
      kind: 'document-failed',
      id: 'new',
      certificateId: 'c2',
      failure: why,
    });
    expect(step(bad.session, tap).effects.map(({ kind }) => kind)).toContain('fetch');
  });
  test('a name that is not in the list opens nothing', () => {
    expect(step(LIST, { kind: 'open', id: 'new', certificateId: 'c9' })).toEqual({
      session: LIST,
      effects: [],
    });
  });
  const readyWith = (certificateId: string): SessionEvent => ({
    ...{ kind: 'document-ready', id: 'new', certificateId, check: UNSIGNED },
  });
  test('a file that comes after another was opened is not shown', () => {
    expect(step(opened.session, readyWith('c1')).session).toBe(opened.session);
  });
  test('a file that is shown is told to the code system, once', () => {
    const { effects } = step(opened.session, readyWith('c2'));
    const told = { kind: 'tell-use', verified: VERIFIED, token: TOKEN };
    expect(effects).toEqual([{ ...told, identifier: ENTRY.identifier }]);
    expect(step(opened.session, readyWith('c1')).effects).toEqual([]);
  });
  test('a download that broke off waits, is not begun twice, and opens when it has come', () => {
    const waits: SessionEvent = { kind: 'document-waiting', id: 'new', certificateId: 'c2' };
    const { session, effects } = step(opened.session, waits);
    expect([session, effects]).toMatchObject([
      { opened: { certificateId: 'c2', state: 'waiting' } },
      [],
    ]);
    expect(step(session, { kind: 'open', id: 'new', certificateId: 'c2' }).effects).toEqual([]);
    expect(step(session, readyWith('c2')).session).toMatchObject({
      opened: { state: 'ready', check: UNSIGNED },
    });
  });
  test('a failed file leaves the list usable', () => {
    const bad: SessionEvent = {
      kind: 'document-failed',
      id: 'new',
      certificateId: 'c2',
      failure: failure('CERT_DIGEST'),
    };
    expect(step(opened.session, bad).session).toMatchObject({
      state: 'certificates',
      opened: { state: 'failed', failure: { code: 'CERT_DIGEST' } },
    });
  });
  test('closing drops the bytes', () => {
    const closed = step(opened.session, { kind: 'close', id: 'new' });
    expect(closed.effects).toEqual([{ kind: 'drop-document' }]);
    expect(closed.session).not.toHaveProperty('opened');
  });
  test('a touch moves the end, its absence ends the session', () => {
    const later = step(LIST, { kind: 'extend', id: 'new' }, NOW + 30_000).session;
    expect(later).toMatchObject({ endsAt: NOW + 30_000 + RULES.limits.idle });
    expect(step(LIST, { kind: 'deadline' }).session).toMatchObject({ reason: 'idle' });
  });
});

describe('the next citizen', () => {
  test.each([CONSENT, LIST, after(scan)])(
    'cannot take over an open session at a self-service terminal',
    (session) => {
      const second = step(session, scan);
      expect(second.session).toBe(session);
      expect(second.effects).toEqual([{ kind: 'notice', failure: { code: 'SESSION_TAKEN' } }]);
    },
  );
  test('is taken at once by the clerk', () => {
    expect(step(LIST, scan, NOW, COUNTER).session).toMatchObject({ state: 'working' });
  });
  test.each<SessionEvent>([
    { kind: 'input-failed', failure: failure('CODE_UNKNOWN_KIND') },
    { kind: 'card-present' },
    { kind: 'card-removed' },
  ])('a stray $kind does not throw away what the clerk has open', (event) => {
    expect(step(LIST, event, NOW, COUNTER).session).toBe(LIST);
  });
  test('a bad read at the counter is told beside the open session', () => {
    const why = failure('CODE_UNKNOWN_KIND');
    expect(step(LIST, { kind: 'input-failed', failure: why }, NOW, COUNTER).effects).toEqual([
      { kind: 'notice', failure: why },
    ]);
  });
  test('is never touched by a late click or reply of the one before', () => {
    const stale: SessionEvent[] = [
      { kind: 'agree', id: 'old' },
      { kind: 'verified', id: 'old', verified: VERIFIED },
      { kind: 'end', id: 'old' },
      { kind: 'granted', id: 'old', grant },
    ];
    for (const event of stale)
      expect(step(CONSENT, event)).toEqual({ session: CONSENT, effects: [] });
  });
});

test('a card lifted while it is read is a failure, later it is not', () => {
  expect(after({ kind: 'card-present' }, { kind: 'card-removed' })).toMatchObject({
    failure: { code: 'CARD_UNREADABLE' },
  });
  expect(step(LIST, { kind: 'card-removed' }).session).toBe(LIST);
});

test('an event that a state does not know is told and changes nothing', () => {
  expect(step({ state: 'idle' }, { kind: 'deadline' }).session).toEqual({ state: 'idle' });
  expect(step(CONSENT, { kind: 'extend', id: 'new' })).toEqual({
    session: CONSENT,
    effects: [{ kind: 'unexpected', name: 'extend' }],
  });
});

describe('the budget of a scan', () => {
  const working = after(scan);
  const end = NOW + RULES.limits.scanBudget;
  test('is the deadline that is shown, and each step has a share of it', () => {
    expect(working).toMatchObject({ deadline: end });
    expect(deadlineOf(working, RULES)).toBeLessThan(end);
    const route = step(working, { kind: 'step', id: 'new', step: 'route' }).session;
    expect(deadlineOf(route, RULES)).toBe(NOW + 5_000);
    const verify = step(route, { kind: 'step', id: 'new', step: 'verify' }, NOW + 4_000).session;
    expect([deadlineOf(verify, RULES), verify]).toMatchObject([end, { deadline: end }]);
  });
  test('a step that has used its share up says which', () => {
    const task = after({ kind: 'card', input: CARD }, { kind: 'step', id: 'new', step: 'route' });
    expect(step(task, { kind: 'deadline' }).session).toMatchObject({
      failure: { code: 'PLATFORM_TIMEOUT', detail: 'route' },
    });
  });
});
