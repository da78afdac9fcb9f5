import { describe, expect, test } from 'vitest';
import { failure } from '../../contract/failures.ts';
import type { VerifyReply } from '../../contract/platform/code-system.ts';
import type { SessionEvent, Step } from './events.ts';
import { reduce } from './machine.ts';
import type { Session, SessionRules } from './model.ts';
import { CARD, CODE, RULES, SCAN, TOKEN, verifiedWith } from './test-data.ts';

const NOW = 1_000_000;
const NEEDS_5: SessionRules = { ...RULES, minLevel: 5 };
const COUNTER: SessionRules = { ...NEEDS_5, mode: 'counter' };
const MISMATCH = failure('PERSON_MISMATCH');

function told(...kinds: VerifyReply['evidence'][number]['kind'][]) {
  const evidence = kinds.map((kind) => ({ kind, at: NOW, provider: '1390000', traceId: 't' }));
  return verifiedWith({ realNameLevel: kinds.includes('FACE') ? 4 : 3, evidence });
}
const FULL = told('ID3', 'FACE');
const NORMAL = verifiedWith({ cardStatus: 'NORMAL', subjectRef: 'joined-reference' });

const scan: SessionEvent = { kind: 'code', input: CODE };
const card: SessionEvent = { kind: 'card', input: CARD };
const verified = (reply = FULL): SessionEvent => ({ kind: 'verified', id: 'new', verified: reply });
const joined: SessionEvent = { kind: 'joined', id: 'new', card: CARD, verified: NORMAL };
const notJoined: SessionEvent = { kind: 'join-failed', id: 'new', card: CARD, failure: MISMATCH };

function step(session: Session, event: SessionEvent, rules = NEEDS_5, now = NOW): Step {
  return reduce(session, event, rules, { now, newId: () => 'new' });
}
function after(...events: SessionEvent[]): Session {
  return events.reduce<Session>((session, event) => step(session, event).session, {
    state: 'idle',
  });
}
const WANTS_CARD = after(scan, verified());
const WANTS_CODE = after(card, verified(NORMAL));

describe('an item that needs more than was shown', () => {
  test('asks the person of a code for the card', () => {
    expect(WANTS_CARD).toMatchObject({
      ...{ state: 'evidence', missing: ['CARD'], needLevel: 5 },
      deadline: NOW + RULES.limits.consent,
      person: { subject: { realNameLevel: 4, proofs: ['CODE', 'ID3', 'FACE'] } },
    });
  });
  test('asks the person of a card for the code', () => {
    expect(WANTS_CODE).toMatchObject({ state: 'evidence', missing: ['CODE'], card: CARD });
  });
  test.each<[string, SessionEvent[], Partial<SessionRules>, string]>([
    [
      'without a reader',
      [scan, verified()],
      { abilities: { ...RULES.abilities, cardReader: false } },
      '4 of 5: CARD',
    ],
    [
      'without a scanner',
      [card, verified(NORMAL)],
      { abilities: { ...RULES.abilities, code: false } },
      '3 of 5: FACE',
    ],
    [
      'where nothing here could give it',
      [scan, verified(told('ID3'))],
      { minLevel: 4 },
      '3 of 4: FACE',
    ],
  ])('says so %s, and what it is', (_what, events, change, detail) => {
    let session: Session = { state: 'idle' };
    for (const event of events) session = step(session, event, { ...NEEDS_5, ...change }).session;
    expect(session).toMatchObject({
      ...{ state: 'failed', failure: { code: 'LEVEL_TOO_LOW', detail } },
    });
  });
  test('does not ask again for what was given', () => {
    const unknown = verifiedWith({ cardStatus: 'UNKNOWN' });
    const lost = step(after(scan, verified(), card), { ...joined, verified: unknown });
    expect(lost.session).toMatchObject({
      failure: { code: 'LEVEL_TOO_LOW', detail: '4 of 5: CARD' },
    });
  });
  test('asks nobody for the ID card of an organisation', () => {
    const legal = verifiedWith({ ...FULL.reply, subjectType: 'legal' });
    expect(step(after(scan), verified(legal)).session).toMatchObject({
      failure: { code: 'LEVEL_TOO_LOW', detail: '4 of 5: CARD' },
    });
  });
  test('asks for nothing where the code system stands by nothing any more', () => {
    const late = { ...FULL, consentForMs: -1 };
    const session = step(after(scan), verified(late), { ...NEEDS_5, minLevel: 4 }).session;
    expect(session).toMatchObject({ failure: { code: 'EVIDENCE_EXPIRED' } });
  });
});

describe('the card after the code', () => {
  const joining = step(WANTS_CARD, card);
  test('is held against the code in the same session', () => {
    expect(joining.session).toMatchObject({ state: 'working', id: 'new', task: { kind: 'join' } });
    expect(joining.effects).toMatchObject([{ kind: 'join', id: 'new', card: CARD }]);
  });
  test('of the same person leads to consent on what was answered to both', () => {
    expect(step(joining.session, joined).session).toMatchObject({
      state: 'consent',
      person: {
        verified: { reply: { subjectRef: 'joined-reference' } },
        subject: { realNameLevel: 5 },
      },
    });
  });
  test.each([NEEDS_5, COUNTER])('of another person is a clear stop ($mode)', (rules) => {
    const stopped = step(step(WANTS_CARD, card, rules).session, notJoined, rules);
    expect(stopped).toEqual({
      session: {
        ...{ state: 'failed', id: 'new', failure: MISMATCH },
        endsAt: NOW + RULES.limits.failure,
      },
      effects: [],
    });
  });
});

describe('the code after the card', () => {
  const verifying = step(WANTS_CODE, scan);
  test('is verified, and then held against the card', () => {
    expect(verifying.effects).toEqual([{ kind: 'verify', id: 'new', input: CODE }]);
    const joining = step(verifying.session, verified());
    expect(joining.session).toMatchObject({ state: 'working', task: { kind: 'join', card: CARD } });
    expect(joining.effects).toMatchObject([{ kind: 'join', card: CARD }]);
    expect(step(joining.session, joined).session).toMatchObject({
      state: 'consent',
      person: { subject: { via: 'code', realNameLevel: 5 } },
    });
  });
  test('of another person is a clear stop, and nothing of him is left', () => {
    const joining = step(verifying.session, verified()).session;
    const { session } = step(joining, notJoined);
    expect(session).toMatchObject({ state: 'failed', failure: MISMATCH });
    expect(JSON.stringify(session)).not.toContain(FULL.reply.nameMasked);
  });
  test('does not wait in the queue: the card would have to wait with it', () => {
    const why = failure('PLATFORM_UNREACHABLE');
    const lost = step(verifying.session, { kind: 'way-failed', id: 'new', failure: why });
    expect([lost.session, lost.effects]).toMatchObject([{ state: 'failed', failure: why }, []]);
  });
});

describe('while proof is waited for', () => {
  test('what was not asked for takes nothing over at a self-service terminal', () => {
    const again = step(WANTS_CARD, scan);
    expect(again.session).toBe(WANTS_CARD);
    expect(again.effects).toEqual([{ kind: 'notice', failure: { code: 'SESSION_TAKEN' } }]);
    expect(step(WANTS_CODE, card).session).toBe(WANTS_CODE);
  });
  test('it is the next citizen’s at the counter', () => {
    const next = step(WANTS_CARD, scan, COUNTER);
    expect(next.effects).toEqual([{ kind: 'verify', id: 'new', input: CODE }]);
  });
  test('a bad read is told as what it is, and the session goes on', () => {
    const why = failure('CARD_EXPIRED');
    const bad = step(WANTS_CARD, { kind: 'input-failed', failure: why });
    expect(bad).toEqual({ session: WANTS_CARD, effects: [{ kind: 'notice', failure: why }] });
    expect(step(WANTS_CARD, { kind: 'card-present' }).session).toBe(WANTS_CARD);
  });
  test('nobody waits for ever', () => {
    expect(step(WANTS_CARD, { kind: 'deadline' }).session).toMatchObject({
      failure: { code: 'EVIDENCE_MISSING', detail: '4 of 5: CARD' },
    });
  });
  test('the person may leave', () => {
    const left = step(WANTS_CARD, { kind: 'end', id: 'new' });
    expect([left.session, left.effects]).toMatchObject([
      { state: 'ended', reason: 'by-person' },
      [],
    ]);
  });
});

test('consent is given on what holds: a check that is too old has to be made anew', () => {
  const long = { ...NORMAL, consentForMs: 3_600_000 };
  const rules = { ...NEEDS_5, minLevel: 3 } as const;
  const { session } = step(after(card), verified(long), rules);
  expect(session.state).toBe('consent');
  const late = NOW + 5 * 60_000 + 1;
  for (const event of [{ kind: 'agree', id: 'new' }, { kind: 'deadline' }] as const) {
    expect(step(session, event, rules, late)).toMatchObject({
      session: { state: 'failed', failure: { code: 'EVIDENCE_EXPIRED' } },
      effects: [],
    });
  }
});

test('consent that came by the phone is kept while the card is asked for', () => {
  const waiting = after(
    { kind: 'show-code' },
    { kind: 'scan-opened', id: 'new', ...SCAN },
    { kind: 'scan-confirmed', id: 'new', verified: FULL, token: TOKEN },
  );
  expect(waiting).toMatchObject({ state: 'evidence', missing: ['CARD'], token: TOKEN });
  const done = step(step(waiting, card).session, joined);
  expect(done.session).toMatchObject({ state: 'working', task: { kind: 'list', token: TOKEN } });
  expect(done.effects).toMatchObject([{ kind: 'list', token: TOKEN }]);
});
