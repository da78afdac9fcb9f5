import { expect, test } from 'vitest';
import { EVIDENCE_KINDS, evidenceRecordSchema, evidenceStepSchema } from './evidence.ts';

const AT_TERMINAL = { source: 'terminal', at: 5, provider: '1390000', result: 'passed' };
const ASSERTED = { ...AT_TERMINAL, source: 'code-system', until: 9 };

test.each(EVIDENCE_KINDS)('the terminal can have checked %s', (kind) => {
  expect(evidenceStepSchema.safeParse({ ...AT_TERMINAL, kind }).success).toBe(true);
});

test.each(EVIDENCE_KINDS)(
  'a code system asserts %s unless it is seen at a terminal only',
  (kind) => {
    const isSeenHere = kind === 'CARD' || kind === 'MANUAL';
    expect(evidenceStepSchema.safeParse({ ...ASSERTED, kind }).success).toBe(!isSeenHere);
  },
);

test.each([
  ['an assertion without an end', { ...AT_TERMINAL, source: 'code-system', kind: 'SMS' }],
  ['a card that somebody else has read', { ...ASSERTED, kind: 'SMS', samId: '05.01' }],
  ['a likeness above 1', { ...AT_TERMINAL, kind: 'FACE', score: 1.1 }],
  ['a step with anything of a person', { ...AT_TERMINAL, kind: 'ID3', name: '张三' }],
  ['a step that nobody has checked', { ...AT_TERMINAL, kind: 'ID3', provider: '' }],
])('%s is refused', (_what, step) => {
  expect(evidenceStepSchema.safeParse(step).success).toBe(false);
});

test('there is no level but the six', () => {
  const record = { sessionId: 's1', steps: [], manual: false };
  for (const level of [0, 1, 2, 3, 4, 5]) {
    expect(evidenceRecordSchema.safeParse({ ...record, level }).success).toBe(true);
  }
  for (const level of [-1, 6, 2.5, '3']) {
    expect(evidenceRecordSchema.safeParse({ ...record, level }).success).toBe(false);
  }
});
