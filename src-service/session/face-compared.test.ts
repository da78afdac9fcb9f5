import { describe, expect, test } from 'vitest';
import { failure } from '../../contract/failures.ts';
import type { VerifyReply } from '../../contract/platform/code-system.ts';
import type { SessionEvent, Step } from './events.ts';
import { comparableCard } from './face-compared.ts';
import { reduce } from './machine.ts';
import type { Session, SessionRules } from './model.ts';
import { cardEvidenceOf, personOf } from './person.ts';
import { CARD, CODE, ENTRY, RULES, SCAN, TOKEN, verifiedWith } from './test-data.ts';

const NOW = 1_000_000;
const FIVE_MINUTES = 300_000;
const ACCEPTS: SessionRules = {
  ...RULES,
  ...{ mode: 'counter', minLevel: 4, acceptsManual: true, operatorId: '0001' },
};
const BY_TABLE: SessionRules = { ...ACCEPTS, acceptsManual: false };
const FREE: SessionRules = { ...BY_TABLE, minLevel: 1 };
const SELF_SERVICE: SessionRules = { ...ACCEPTS, mode: 'self-service' };
const OFFLINE: SessionRules = { ...ACCEPTS, abilities: { ...RULES.abilities, online: false } };

const told = (...kinds: VerifyReply['evidence'][number]['kind'][]) =>
  verifiedWith({
    realNameLevel: kinds.includes('FACE') ? 4 : 3,
    evidence: kinds.map((kind) => ({ kind, at: NOW, provider: '1390000', traceId: 't' })),
    consentUntil: NOW + 3_600_000,
  });
const NORMAL = verifiedWith({ cardStatus: 'NORMAL', consentUntil: NOW + 3_600_000 });

const scan: SessionEvent = { kind: 'code', input: CODE };
const card: SessionEvent = { kind: 'card', input: CARD };
const verified = (reply = NORMAL): SessionEvent => ({
  ...{ kind: 'verified', id: 'new', verified: reply },
});
const joined: SessionEvent = { kind: 'joined', id: 'new', card: CARD, verified: NORMAL };
const agree: SessionEvent = { kind: 'agree', id: 'new' };
const looked = (same: boolean): SessionEvent => ({
  ...{ kind: 'face-compared', id: 'new', cardId: CARD.requestId, same, photo: 'chip' },
});
const SAME = looked(true);
const OTHER = looked(false);

function step(session: Session, event: SessionEvent, rules = ACCEPTS, now = NOW): Step {
  return reduce(session, event, rules, { now, newId: () => 'new' });
}
function after(rules: SessionRules, ...events: SessionEvent[]): Session {
  return events.reduce<Session>((session, event) => step(session, event, rules).session, {
    state: 'idle',
  });
}
const granted: SessionEvent = {
  ...{ kind: 'granted', id: 'new', grant: { accessToken: TOKEN, entries: [ENTRY] } },
};
const CARD_FIRST = after(ACCEPTS, card, verified());
const AT_CONSENT = after(FREE, card, verified());
const LIST = after(FREE, card, verified(), agree, granted);

describe('where the item lets a clerk’s comparison count', () => {
  test('it stands beside the code, once a card was read', () => {
    expect(CARD_FIRST).toMatchObject({ state: 'evidence', missing: ['CODE', 'CLERK'] });
    const noScanner = { ...ACCEPTS, abilities: { ...RULES.abilities, code: false } };
    expect(after(noScanner, card, verified())).toMatchObject({ missing: ['CLERK'] });
  });
  test('it comes after the card, where a code came first', () => {
    const waits = after(ACCEPTS, scan, verified(told('ID3')));
    expect(waits).toMatchObject({ state: 'evidence', missing: ['CARD', 'CLERK'] });
    expect(comparableCard(waits, 'counter')).toBeUndefined();
    expect(step(waits, SAME)).toMatchObject({
      session: waits,
      effects: [{ kind: 'unexpected', name: 'face-compared' }],
    });
    const both = step(step(waits, card).session, joined).session;
    expect(both).toMatchObject({ state: 'evidence', missing: ['CLERK'] });
    expect(step(both, SAME).session.state).toBe('consent');
  });
  test('nothing is asked for beyond a code that has it all', () => {
    expect(after(ACCEPTS, scan, verified(told('ID3', 'FACE'))).state).toBe('consent');
  });
  test('the same face leads to consent, as what it is: 4M', () => {
    const { session } = step(CARD_FIRST, SAME);
    expect(session).toMatchObject({
      state: 'consent',
      person: {
        subject: { realNameLevel: 3, levelName: '4M', proofs: ['ID3', 'CARD', 'MANUAL'] },
      },
    });
    expect(personOf(session)?.evidence).toMatchObject({ sessionId: 'new' });
    expect(personOf(session)?.evidence.steps.at(-1)).toEqual({
      ...{ source: 'terminal', kind: 'MANUAL', at: NOW, provider: 'terminal', result: 'passed' },
      ...{ operatorId: '0001', photo: 'chip' },
    });
  });
  test('the code system is told of it with the consent', () => {
    const { effects } = step(step(CARD_FIRST, SAME).session, agree);
    const [effect] = effects;
    expect(effect).toMatchObject({ kind: 'authorise', person: { record: { manual: true } } });
    const { samId } = CARD.holder;
    expect(effect?.kind === 'authorise' && cardEvidenceOf(effect.person)).toEqual({
      ...{ at: CARD.readAt, samId, manual: true },
    });
  });
  test('consent given on the phone goes on with it', () => {
    const waits = after(
      ACCEPTS,
      { kind: 'show-code' },
      { kind: 'scan-opened', id: 'new', ...SCAN },
      { kind: 'scan-confirmed', id: 'new', verified: told('ID3'), token: TOKEN },
      card,
      joined,
    );
    expect(step(waits, SAME)).toMatchObject({
      ...{ session: { state: 'working' }, effects: [{ kind: 'list', token: TOKEN }] },
    });
  });
  test('it counts for five minutes', () => {
    const { session } = step(CARD_FIRST, SAME);
    const still = step(session, agree, ACCEPTS, CARD.readAt + FIVE_MINUTES);
    expect(still.session.state).toBe('working');
    const late = step(session, agree, ACCEPTS, NOW + FIVE_MINUTES + 1);
    expect(late.session).toMatchObject({ failure: { code: 'EVIDENCE_EXPIRED' } });
  });
  test('it stays with the session when the code comes after it, until that is too old', () => {
    const waits = step(after(BY_TABLE, card, verified()), SAME, BY_TABLE).session;
    const withCode = (now: number): Session =>
      [scan, verified(told('ID3')), joined].reduce<Session>(
        (session, event) => step(session, event, ACCEPTS, now).session,
        waits,
      );
    expect(withCode(NOW)).toMatchObject({
      ...{ state: 'consent', person: { subject: { levelName: '4M' } } },
    });
    expect(withCode(NOW + FIVE_MINUTES + 1).state).not.toBe('consent');
  });
  test('it is not enough for level 5', () => {
    const needs5 = { ...ACCEPTS, minLevel: 5 } as const;
    const waits = after(needs5, card, verified());
    expect(waits).toMatchObject({ state: 'evidence', missing: ['CODE'] });
    expect(step(waits, SAME, needs5).session).toMatchObject({
      ...{ state: 'evidence', missing: ['CODE'], person: { subject: { levelName: '4M' } } },
    });
  });
});

describe('where nothing lets it count', () => {
  test.each([
    ['by the table alone', BY_TABLE, '3 of 4: FACE'],
    ['at a self-service terminal', SELF_SERVICE, '3 of 4: FACE or MANUAL'],
  ])('it is not asked for: %s', (_what, rules, detail) => {
    expect(after(rules, card, verified())).toMatchObject({ missing: ['CODE'] });
    expect(after(rules, scan, verified(told('ID3')))).toMatchObject({
      ...{ state: 'failed', failure: { code: 'LEVEL_TOO_LOW', detail } },
    });
  });
  test('it is written down all the same, and lifts nothing', () => {
    const waits = after(BY_TABLE, card, verified());
    const { session, effects } = step(waits, SAME, BY_TABLE);
    expect([session, effects]).toMatchObject([{ state: 'evidence', missing: ['CODE'] }, []]);
    expect(personOf(session)?.subject).toMatchObject({ levelName: '4M' });
  });
  test('offline no level is lifted: the session waits for the platform', () => {
    const stuck = step(CARD_FIRST, { kind: 'abilities' }, OFFLINE).session;
    expect(stuck).toMatchObject({ state: 'evidence', stuck: true });
    expect(comparableCard(stuck, 'counter')).toBeUndefined();
    expect(step(stuck, SAME, OFFLINE).session).toBe(stuck);
    const back = step(stuck, { kind: 'abilities' }).session;
    expect(back).toMatchObject({ missing: ['CODE', 'CLERK'] });
    expect(step(back, SAME).session.state).toBe('consent');
  });
});

describe.each([
  ['evidence', CARD_FIRST],
  ['consent', AT_CONSENT],
  ['certificates', LIST],
] as const)('on the page %s', (state, session) => {
  test('the clerk can compare once, at a counter', () => {
    expect(session.state).toBe(state);
    expect(comparableCard(session, 'counter')).toBe(CARD.requestId);
    expect(comparableCard(session, 'self-service')).toBeUndefined();
    const { session: next } = step(session, SAME, FREE);
    expect(personOf(next)?.subject.proofs).toContain('MANUAL');
    expect(comparableCard(next, 'counter')).toBeUndefined();
    expect(step(next, OTHER).session).toBe(next);
  });
  test('another face is a clear stop, and nothing of the person is left', () => {
    const stopped = step(session, OTHER);
    expect(stopped).toEqual({
      session: {
        ...{ state: 'failed', id: 'new', failure: failure('FACE_MISMATCH') },
        endsAt: NOW + RULES.limits.failure,
      },
      effects: [{ kind: 'drop-document' }],
    });
  });
  test.each([SAME, OTHER])('nobody compares at a self-service terminal', (event) => {
    expect(step(session, event, SELF_SERVICE)).toMatchObject({
      session,
      effects: [{ kind: 'unexpected', name: 'face-compared' }],
    });
  });
  test.each([SAME, OTHER])('what was seen of another card does not count for this one', (event) => {
    expect(step(session, { ...event, cardId: 'another' } as SessionEvent)).toEqual({
      session,
      effects: [{ kind: 'unexpected', name: 'face-compared' }],
    });
  });
  test('a key that comes late touches no other session', () => {
    const late = { ...OTHER, id: 'before' } as SessionEvent;
    expect(step(session, late)).toEqual({ session, effects: [] });
  });
});

test.each<[string, Session]>([
  ['nobody', { state: 'idle' }],
  ['a code without a card', after(FREE, scan, verified())],
  ['a card that is still being compared with a code', after(FREE, scan, verified(), card)],
  ['a card that is on its way', after(FREE, card)],
])('there is nothing to compare for %s', (_what, session) => {
  expect(comparableCard(session, 'counter')).toBeUndefined();
  expect(step(session, SAME, FREE).session).toBe(session);
});

test('where nobody signs in the step names nobody', () => {
  const nobody = { ...FREE, operatorId: undefined };
  const { session } = step(AT_CONSENT, SAME, nobody);
  expect(personOf(session)?.evidence.steps.at(-1)).not.toHaveProperty('operatorId');
});
