import fc from 'fast-check';
import { expect, test } from 'vitest';
import { failure } from '../../contract/failures.ts';
import type { SessionEvent } from './events.ts';
import { deadlineOf, reduce } from './machine.ts';
import type { CardInput, CodeInput, Session, SessionRules } from './model.ts';
import { CARD, CODE, ENTRY, FULL, RULES, SCAN, TOKEN, UNSIGNED, VERIFIED } from './test-data.ts';

const NOW = 1_000_000;
const row = { rowId: 'r1', queuedAt: NOW, expiresAt: NOW + 60_000, nextTryAt: NOW + 500 };
const grant = { accessToken: TOKEN, entries: [ENTRY, ENTRY] };

function step(session: Session, event: SessionEvent, rules: SessionRules) {
  return reduce(session, event, rules, { now: NOW, newId: () => 'new' });
}

const input: fc.Arbitrary<CodeInput | CardInput> = fc.constantFrom(CODE, CARD);
const anyEvent: fc.Arbitrary<SessionEvent> = fc.oneof(
  input.map((one): SessionEvent =>
    one.via === 'code' ? { kind: 'code', input: one } : { kind: 'card', input: one },
  ),
  fc.constantFrom<SessionEvent>(
    { kind: 'card-present' },
    { kind: 'card-removed' },
    { kind: 'input-failed', failure: failure('CODE_CHECK') },
    { kind: 'step', id: 'new', step: 'route' },
    { kind: 'verified', id: 'new', verified: VERIFIED },
    { kind: 'agree', id: 'new' },
    { kind: 'granted', id: 'new', grant },
    { kind: 'way-failed', id: 'new', failure: failure('PLATFORM_UNREACHABLE') },
    { kind: 'way-failed', id: 'new', failure: failure('CODE_USED') },
    { kind: 'queued', id: 'new', row },
    { kind: 'queue-done', rowId: 'r1', verified: VERIFIED },
    { kind: 'queue-tried', rowId: 'r1', nextTryAt: NOW },
    { kind: 'verified', id: 'new', verified: FULL },
    { kind: 'joined', id: 'new', card: CARD, verified: FULL },
    { kind: 'join-failed', id: 'new', card: CARD, failure: failure('PERSON_MISMATCH') },
    { kind: 'join-failed', id: 'new', card: CARD, failure: failure('PLATFORM_TIMEOUT') },
    { kind: 'show-code' },
    { kind: 'scan-opened', id: 'new', ...SCAN },
    { kind: 'scan-seen', id: 'new' },
    { kind: 'scan-confirmed', id: 'new', verified: FULL, token: TOKEN },
    { kind: 'way-failed', id: 'new', failure: failure('SCAN_SESSION_CANCELLED') },
    { kind: 'refuse', id: 'new' },
    { kind: 'end' },
    { kind: 'extend', id: 'new' },
    { kind: 'open', id: 'new', certificateId: 'c1' },
    { kind: 'document-ready', id: 'new', certificateId: 'c1', check: UNSIGNED },
    { kind: 'close', id: 'new' },
    { kind: 'deadline' },
  ),
);

const anyRules: fc.Arbitrary<SessionRules> = fc
  .record({
    atCounter: fc.boolean(),
    minLevel: fc.constantFrom<SessionRules['minLevel']>(1, 3, 4, 5),
    cardReader: fc.boolean(),
    code: fc.boolean(),
  })
  .map(({ atCounter, minLevel, cardReader, code }) => ({
    ...RULES,
    mode: atCounter ? 'counter' : 'self-service',
    minLevel,
    abilities: { ...RULES.abilities, cardReader, code },
  }));

test('from wherever any events lead, time alone leads back to idle', () => {
  fc.assert(
    fc.property(fc.array(anyEvent, { maxLength: 40 }), anyRules, (events, rules) => {
      let session: Session = { state: 'idle' };
      for (const event of events) session = step(session, event, rules).session;
      for (let turn = 0; turn < 4 && session.state !== 'idle'; turn++) {
        expect(deadlineOf(session, rules)).toBeTypeOf('number');
        const next = step(session, { kind: 'deadline' }, rules);
        // What waits for the queue is answered by it, or fails.
        const isWaiting = next.effects.some(({ kind }) => kind === 'enqueue');
        session = isWaiting
          ? step(session, { kind: 'queued', id: 'new', row }, rules).session
          : next.session;
      }
      expect(session).toEqual({ state: 'idle' });
    }),
    { numRuns: 1_000 },
  );
});
