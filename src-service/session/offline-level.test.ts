import fc from 'fast-check';
import { expect, test } from 'vitest';
import { failure } from '../../contract/failures.ts';
import type { SessionEvent } from './events.ts';
import { reduce } from './machine.ts';
import type { Session, SessionRules } from './model.ts';
import { personOf } from './person.ts';
import { CARD, CODE, RULES, SCAN, VERIFIED } from './test-data.ts';

// GB/T 39047: offline no level above 2 may be asserted. Here none at all is: a level is a person's, and
// there is no person before the platform has answered.

const NOW = 1_000_000;
const id = 'new';
const OFFLINE: SessionRules = {
  ...RULES,
  ...{ mode: 'counter', minLevel: 4, acceptsManual: true, operatorId: '0001' },
  abilities: { ...RULES.abilities, online: false },
};
const row = { rowId: 'r1', queuedAt: NOW, expiresAt: NOW + 60_000, nextTryAt: NOW };

/** All that can happen while nobody answers. */
const WITHOUT_ANSWER: readonly SessionEvent[] = [
  { kind: 'code', input: CODE },
  { kind: 'card', input: CARD },
  { kind: 'card-present' },
  { kind: 'card-removed' },
  { kind: 'input-failed', failure: failure('CARD_UNREADABLE') },
  { kind: 'abilities' },
  { kind: 'step', id, step: 'verify' },
  { kind: 'way-failed', id, failure: failure('PLATFORM_UNREACHABLE') },
  { kind: 'join-failed', id, card: CARD, failure: failure('PLATFORM_UNREACHABLE') },
  { kind: 'queued', id, row },
  { kind: 'queue-tried', rowId: 'r1', nextTryAt: NOW + 1 },
  { kind: 'show-code' },
  { kind: 'scan-opened', id, ...SCAN },
  { kind: 'scan-seen', id },
  { kind: 'agree', id },
  { kind: 'extend', id },
  { kind: 'face-compared', id, cardId: CARD.requestId, same: true, photo: 'chip' },
  { kind: 'deadline' },
];

function after(events: readonly SessionEvent[]): Session {
  return events.reduce<Session>(
    (session, event) => reduce(session, event, OFFLINE, { now: NOW, newId: () => id }).session,
    { state: 'idle' },
  );
}

test('nothing that happens without an answer makes a person, and so no level', () => {
  const some = fc.array(fc.constantFrom(...WITHOUT_ANSWER), { maxLength: 12 });
  fc.assert(
    fc.property(some, (events) => {
      expect(personOf(after(events))).toBeUndefined();
    }),
    { numRuns: 1_000 },
  );
});

test('a saved code has its level from the answer that came for it later', () => {
  const saved: SessionEvent[] = [
    { kind: 'code', input: CODE },
    { kind: 'queued', id, row },
  ];
  expect(personOf(after(saved))).toBeUndefined();
  const done = after([...saved, { kind: 'queue-done', rowId: 'r1', verified: VERIFIED }]);
  // Level 3 was answered; what the item needs beyond it nobody can be asked for now.
  expect(done).toMatchObject({
    state: 'failed',
    failure: { code: 'PLATFORM_UNREACHABLE', detail: '3 of 4: FACE or MANUAL' },
  });
});
