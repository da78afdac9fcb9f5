import { describe, expect, test } from 'vitest';
import { failure } from '../../contract/failures.ts';
import type { SessionEvent, Step } from './events.ts';
import { deadlineOf, reduce } from './machine.ts';
import type { Session, SessionRules } from './model.ts';
import { CARD, CODE, ENTRY, RULES, SCAN, TOKEN, VERIFIED } from './test-data.ts';

const NOW = 1_000_000;

function step(session: Session, event: SessionEvent, rules: SessionRules = RULES): Step {
  return reduce(session, event, rules, { now: NOW, newId: () => 'new' });
}
function after(...events: SessionEvent[]): Session {
  return events.reduce<Session>((session, event) => step(session, event).session, {
    state: 'idle',
  });
}
const show: SessionEvent = { kind: 'show-code' };
const opened: SessionEvent = { kind: 'scan-opened', id: 'new', ...SCAN };
const seen: SessionEvent = { kind: 'scan-seen', id: 'new' };
const confirmed: SessionEvent = {
  ...{ kind: 'scan-confirmed', id: 'new', verified: VERIFIED, token: TOKEN },
};
const OPENING = after(show);
const PENDING = after(show, opened);
const SEEN = after(show, opened, seen);

test('the way of the phone: a code is shown, read, confirmed, and the list comes without a question', () => {
  expect(step({ state: 'idle' }, show).effects).toEqual([{ kind: 'open-scan', id: 'new' }]);
  expect(OPENING).toMatchObject({ phase: 'opening', deadline: NOW + RULES.limits.scanBudget });
  expect(PENDING).toMatchObject({
    phase: 'pending',
    scanCode: SCAN.scanCode,
    deadline: NOW + SCAN.validForMs,
  });
  expect(SEEN).toMatchObject({ phase: 'scanned', deadline: NOW + SCAN.validForMs });
  const listing = step(SEEN, confirmed);
  expect(listing.effects).toMatchObject([{ kind: 'list', token: TOKEN }]);
  expect(listing.session).toMatchObject({ state: 'working', step: 'list' });
  const grant = { accessToken: TOKEN, entries: [ENTRY] };
  expect(step(listing.session, { kind: 'granted', id: 'new', grant }).session).toMatchObject({
    state: 'certificates',
    person: { subject: { via: 'code', proofs: ['CODE', 'ID3'] } },
  });
});

test.each(['CONSENT_REFUSED', 'SCAN_SESSION_EXPIRED', 'SCAN_SESSION_CANCELLED'] as const)(
  'the phone says %s',
  (code) => {
    const end = step(SEEN, { kind: 'way-failed', id: 'new', failure: failure(code) });
    expect(end.session).toMatchObject({ state: 'failed', failure: { code } });
    expect(end.effects).toEqual([]);
  },
);

describe('time', () => {
  test('runs out before the phone has confirmed', () => {
    const end = step(PENDING, { kind: 'deadline' });
    expect(end.session).toMatchObject({ failure: { code: 'SCAN_SESSION_EXPIRED' } });
  });
  test('runs out before there is a code', () => {
    const end = step(OPENING, { kind: 'deadline' });
    expect(end.session).toMatchObject({ failure: { code: 'PLATFORM_TIMEOUT' } });
    expect(end.effects).toEqual([]);
  });
  test('is limited whatever the code system says', () => {
    const year = { ...opened, validForMs: 365 * 86_400_000 };
    const { session } = step(OPENING, year);
    expect(deadlineOf(session, RULES)).toBe(NOW + 600_000);
  });
});

test.each([OPENING, PENDING, SEEN])('who goes leaves it ($phase)', (session) => {
  const left = step(session, { kind: 'end', id: 'new' });
  expect([left.session.state, left.effects]).toEqual(['ended', []]);
});

describe('meanwhile', () => {
  test.each<SessionEvent>([
    { kind: 'code', input: CODE },
    { kind: 'card', input: CARD },
    { kind: 'card-present' },
  ])('$kind takes the place', (event) => {
    const next = step(PENDING, event);
    expect(['working', 'reading-card']).toContain(next.session.state);
  });
  test('a bad read does not', () => {
    const why = failure('CODE_UNKNOWN_KIND');
    const bad = step(PENDING, { kind: 'input-failed', failure: why });
    expect(bad).toEqual({ session: PENDING, effects: [{ kind: 'notice', failure: why }] });
  });
  test('a second code is not shown', () => {
    expect(step(PENDING, show).session).toBe(PENDING);
  });
});
