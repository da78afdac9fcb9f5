import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { EvidenceStep, RealNameLevel } from '../contract/evidence.ts';
import { anySteps, HERE, NOW, passed } from './evidence.test-support.ts';
import { assess, MAX_EVIDENCE_AGE_MS } from './level.ts';
import { requireLevel } from './requirement.ts';

const ask = (needed: RealNameLevel, steps: EvidenceStep[], sessionId = 's1') =>
  requireLevel(needed, { sessionId: 's1', steps }, { sessionId, now: NOW });

test('enough evidence goes on with its record', () => {
  const result = ask(3, [passed('ID3')]);
  expect(result).toMatchObject({ ok: true, value: { level: 3, sessionId: 's1' } });
});

interface Case {
  readonly what: string;
  readonly needed: RealNameLevel;
  readonly steps: EvidenceStep[];
  readonly sessionId?: string;
  readonly error: { readonly code: string; readonly detail: string };
}

const OLD = NOW - MAX_EVIDENCE_AGE_MS - 1;

test.each<Case>([
  {
    what: 'lacks is named',
    ...{ needed: 3, steps: [passed('SMS')] },
    error: { code: 'EVIDENCE_MISSING', detail: '2 of 3: ID3' },
  },
  {
    what: 'lacks is named whole',
    ...{ needed: 5, steps: [passed('SMS')] },
    error: { code: 'EVIDENCE_MISSING', detail: '2 of 5: ID3, CARD, FACE' },
  },
  {
    what: 'was there has lapsed',
    ...{ needed: 3, steps: [passed('ID3', { at: OLD })] },
    error: { code: 'EVIDENCE_EXPIRED', detail: '0 of 3' },
  },
  {
    what: 'is a face of before this visit is missing for level 5',
    ...{ needed: 5 },
    steps: [
      ...[passed('ID3'), passed('CARD')],
      {
        ...{ source: 'code-system', kind: 'FACE', at: OLD, provider: '1390000' },
        ...{ result: 'passed', until: NOW + 60_000 },
      },
    ],
    error: { code: 'EVIDENCE_MISSING', detail: '4 of 5: FACE' },
  },
  {
    what: 'was there in another session is missing',
    ...{ needed: 3, steps: [passed('ID3')], sessionId: 's9' },
    error: { code: 'EVIDENCE_MISSING', detail: '0 of 3: ID3' },
  },
])('evidence that $what', ({ needed, steps, sessionId, error }) => {
  expect(ask(needed, steps, sessionId)).toEqual({ ok: false, error });
});

test('goes on exactly where the level is reached', () => {
  fc.assert(
    fc.property(anySteps, fc.constantFrom<RealNameLevel>(1, 2, 3, 4, 5), (steps, needed) => {
      const { level } = assess({ sessionId: 's1', steps }, HERE);
      expect(ask(needed, steps).ok).toBe(level >= needed);
    }),
  );
});
