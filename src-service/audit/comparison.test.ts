import { expect, test } from 'vitest';
import { auditEventSchema } from '../../contract/audit.ts';
import type { SessionEvent } from '../session/events.ts';
import { reduce } from '../session/machine.ts';
import type { Session } from '../session/model.ts';
import { personOfCard } from '../session/person.ts';
import { CARD, RULES, VERIFIED } from '../session/test-data.ts';
import { comparisonOf } from './comparison.ts';

const NOW = 1_000_000;
const SUBJECTS = { ofCode: () => 'a'.repeat(64), ofCard: () => 'b'.repeat(64) };
const CONSENT: Session = {
  ...{ state: 'consent', id: 's', person: personOfCard('s', CARD, VERIFIED, NOW), deadline: 9e9 },
};

function written(event: SessionEvent, mode: 'counter' | 'self-service' = 'counter') {
  const at = { now: NOW, newId: () => 'new' };
  const after = reduce(CONSENT, event, { ...RULES, mode }, at).session;
  return comparisonOf(CONSENT, event, after, { item: 'I', subjects: SUBJECTS });
}
const looked = {
  ...({ kind: 'face-compared', id: 's', photo: 'printed' } as const),
  cardId: CARD.requestId,
};

test.each([
  [true, 'same'],
  [false, 'different'],
])('what the clerk saw is written down (same: %s)', (same, result) => {
  const entry = written({ ...looked, same });
  expect(entry).toEqual({
    ...{ event: 'face.compared', session: 's', item: 'I', codeSystemId: '1390000' },
    ...{ subject: 'a'.repeat(64), photo: 'printed', result },
  });
  expect(auditEventSchema.parse(entry)).toEqual(entry);
});

test('what was not taken is not', () => {
  expect(written({ ...looked, same: true }, 'self-service')).toBeUndefined();
  expect(written({ ...looked, id: 'other', same: false })).toBeUndefined();
  expect(written({ ...looked, cardId: 'other', same: true })).toBeUndefined();
});

test('nor is anything else', () => {
  expect(written({ kind: 'agree', id: 's' })).toBeUndefined();
});
