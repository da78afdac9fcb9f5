import { describe, expect, test } from 'vitest';
import { failure } from '../../contract/failures.ts';
import type { SessionEvent, Step } from './events.ts';
import { reduce } from './machine.ts';
import type { Session, SessionRules } from './model.ts';
import { CARD, CODE, ENTRY, RULES, VERIFIED, verifiedWith, TOKEN } from './test-data.ts';

const NOW = 1_000_000;
const COUNTER: SessionRules = { ...RULES, mode: 'counter' };
const NORMAL = verifiedWith({ cardStatus: 'NORMAL', subjectRef: 'joined-reference' });

function step(session: Session, event: SessionEvent, rules = COUNTER): Step {
  return reduce(session, event, rules, { now: NOW, newId: () => 'new' });
}
function after(...events: SessionEvent[]): Session {
  return events.reduce<Session>((session, event) => step(session, event).session, {
    state: 'idle',
  });
}
const scan: SessionEvent = { kind: 'code', input: CODE };
const card: SessionEvent = { kind: 'card', input: CARD };
const agree: SessionEvent = { kind: 'agree', id: 'new' };
const verified: SessionEvent = { kind: 'verified', id: 'new', verified: VERIFIED };
const grant = { accessToken: TOKEN, entries: [ENTRY] };
const granted: SessionEvent = { kind: 'granted', id: 'new', grant };
const joined: SessionEvent = { kind: 'joined', id: 'new', card: CARD, verified: NORMAL };
const notJoined = (
  code: 'PERSON_MISMATCH' | 'PLATFORM_TIMEOUT' | 'CARD_REPORTED_LOST',
): SessionEvent => ({
  ...{ kind: 'join-failed', id: 'new', card: CARD, failure: failure(code) },
});

const OPEN: [string, Session][] = [
  ['the consent page', after(scan, verified)],
  ['the moment after consent', after(scan, verified, agree)],
  ['the list', after(scan, verified, agree, granted)],
];

describe.each(OPEN)('a card beside the code on %s', (_where, session) => {
  const { state } = session;
  const compared = step(session, card);
  test('is held against it, and the screen stays', () => {
    expect(compared.session.state).toBe(state);
    expect(compared.effects).toMatchObject([{ kind: 'join', id: 'new', card: CARD }]);
  });
  test('of the same person joins the session', () => {
    const { session: both, effects } = step(compared.session, joined);
    const subject = { via: 'code', card: CARD.card, proofs: ['CODE', 'ID3', 'CARD'] };
    const person = { subject, cardId: CARD.requestId, verified: NORMAL };
    expect(both).toMatchObject(
      state === 'working' ? { state, task: { person } } : { state, person },
    );
    expect(effects).toEqual([]);
  });
  test('of another person is the next citizen', () => {
    const next = step(compared.session, notJoined('PERSON_MISMATCH'));
    expect(next.session).toMatchObject({ state: 'working', task: { kind: 'verify', input: CARD } });
    expect(next.effects).toEqual([{ kind: 'verify', id: 'new', input: CARD }]);
  });
  test('that was reported lost ends the session with clear words, and nothing of it is left', () => {
    const why = failure('CARD_REPORTED_LOST');
    expect(step(compared.session, notJoined('CARD_REPORTED_LOST'))).toEqual({
      session: { state: 'failed', id: 'new', failure: why, endsAt: NOW + RULES.limits.failure },
      effects: [{ kind: 'drop-document' }],
    });
  });
  test('that cannot be compared is told beside the session, and may be put down again', () => {
    const failed = step(compared.session, notJoined('PLATFORM_TIMEOUT'));
    expect(failed.effects).toEqual([{ kind: 'notice', failure: { code: 'PLATFORM_TIMEOUT' } }]);
    expect(failed.session).toEqual(session);
  });
  test('is not compared at a self-service terminal, where nobody looks', () => {
    const taken = step(session, card, RULES);
    expect(taken.session).toBe(session);
    expect(taken.effects).toEqual([{ kind: 'notice', failure: { code: 'SESSION_TAKEN' } }]);
  });
});

describe('what is asked for on an open consent page', () => {
  const MARRIAGE = { code: 'T1', name: '结婚证' };
  const DIPLOMA = { code: 'T2', name: '学位证' };
  const LICENCE = { code: 'T3', name: '驾驶证' };
  function asked(...scopes: { code: string; name: string }[]) {
    const shown = verifiedWith({ scopes: [MARRIAGE, DIPLOMA] });
    const page = after(scan, { kind: 'verified', id: 'new', verified: shown }, card);
    const verified = verifiedWith({ scopes, subjectRef: 'joined-reference' });
    const { session } = step(page, { kind: 'joined', id: 'new', card: CARD, verified });
    return session.state === 'consent' ? session.person.verified.reply : undefined;
  }

  test('never becomes more by a card that joins', () => {
    const reply = asked(LICENCE, { ...DIPLOMA, name: '另一个名称' }, MARRIAGE);
    expect(reply?.scopes).toEqual([MARRIAGE, DIPLOMA]);
    expect(reply?.subjectRef).toBe('joined-reference');
  });
  test('becomes less where the code system gives less', () => {
    expect(asked(LICENCE, MARRIAGE)?.scopes).toEqual([MARRIAGE]);
    expect(asked(LICENCE)?.scopes).toEqual([]);
  });
});

test('the answer about a card that was replaced by another one does not count', () => {
  const second = { ...CARD, requestId: '33333333-3333-4333-8333-333333333333' };
  const session = after(scan, verified, card, { kind: 'card', input: second });
  expect(step(session, joined).session).toBe(session);
  expect(step(session, notJoined('PERSON_MISMATCH')).session).toBe(session);
});

test('a second card beside a person who has shown one is the next citizen', () => {
  const both = after(scan, verified, card, joined);
  expect(step(both, card).effects).toEqual([{ kind: 'verify', id: 'new', input: CARD }]);
  const ofCard = after(card, verified);
  expect(step(ofCard, card).effects).toEqual([{ kind: 'verify', id: 'new', input: CARD }]);
});

test('a card while the code is still being verified is the next citizen', () => {
  expect(step(after(scan), card).effects).toEqual([{ kind: 'verify', id: 'new', input: CARD }]);
});
