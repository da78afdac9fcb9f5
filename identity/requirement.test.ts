import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { EvidenceStep, RealNameLevel } from '../contract/evidence.ts';
import { anySteps, HERE, NOW, passed } from './evidence.test-support.ts';
import { assess, MAX_EVIDENCE_AGE_MS } from './level.ts';
import { requireLevel, type Situation } from './requirement.ts';

const AT: Situation = { ...HERE, cardReader: true, code: false, camera: false };

const ask = (needed: RealNameLevel, steps: EvidenceStep[], change: Partial<Situation> = {}) =>
  requireLevel(needed, { sessionId: 's1', steps }, { ...AT, ...change });

test('enough evidence goes on with its record', () => {
  const result = ask(3, [passed('ID3')]);
  expect(result).toMatchObject({ ok: true, value: { level: 3, sessionId: 's1' } });
});

interface Case {
  readonly what: string;
  readonly needed: RealNameLevel;
  readonly steps: EvidenceStep[];
  readonly change?: Partial<Situation>;
  readonly error: { readonly code: string; readonly detail: string };
}

const OLD = NOW - MAX_EVIDENCE_AGE_MS - 1;

test.each<Case>([
  {
    what: 'can still be gained is named',
    ...{ needed: 3, steps: [passed('SMS')] },
    error: { code: 'EVIDENCE_MISSING', detail: '2 of 3: ID3' },
  },
  {
    what: 'can still be gained is named whole',
    ...{ needed: 5, steps: [passed('SMS')], change: { camera: true } },
    error: { code: 'EVIDENCE_MISSING', detail: '2 of 5: ID3, CARD, FACE' },
  },
  {
    what: 'cannot be gained here makes the level too low',
    ...{ needed: 4, steps: [passed('ID3')] },
    error: { code: 'LEVEL_TOO_LOW', detail: '3 of 4' },
  },
  {
    what: 'cannot be gained offline makes the level too low',
    ...{ needed: 3, steps: [passed('ID3')], change: { online: false } },
    error: { code: 'LEVEL_TOO_LOW', detail: '2 of 3' },
  },
  {
    what: 'was there has lapsed',
    ...{ needed: 3, steps: [passed('ID3', { at: OLD })] },
    error: { code: 'EVIDENCE_EXPIRED', detail: '0 of 3' },
  },
  {
    what: 'is a face of before this visit is missing for level 5',
    ...{ needed: 5, change: { camera: true } },
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
    ...{ needed: 3, steps: [passed('ID3')], change: { sessionId: 's9' } },
    error: { code: 'EVIDENCE_MISSING', detail: '0 of 3: ID3' },
  },
])('evidence that $what', ({ needed, steps, change, error }) => {
  expect(ask(needed, steps, change)).toEqual({ ok: false, error });
});

test('goes on exactly where the level is reached', () => {
  fc.assert(
    fc.property(anySteps, fc.constantFrom<RealNameLevel>(1, 2, 3, 4, 5), (steps, needed) => {
      const { level } = assess({ sessionId: 's1', steps }, AT);
      expect(ask(needed, steps).ok).toBe(level >= needed);
    }),
  );
});
