import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { EvidenceStep, RealNameLevel } from '../contract/evidence.ts';
import { anySteps, HERE, NOW, passed } from './evidence.test-support.ts';
import { assess, MAX_EVIDENCE_AGE_MS } from './level.ts';
import { BY_TABLE, type LevelPolicy } from './level.ts';
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

describe('a comparison by a clerk', () => {
  const ACCEPTS: LevelPolicy = { acceptsManual: true };
  const BY_HAND = passed('MANUAL', { provider: 'terminal', operatorId: '0001' });
  const WITH_CARD = [passed('ID3'), passed('CARD')];
  const askFor = (needed: RealNameLevel, steps: EvidenceStep[], policy = ACCEPTS) =>
    requireLevel(needed, { sessionId: 's1', steps }, { sessionId: 's1', now: NOW }, policy);

  test('is level 4 where the policy has it so, and written down as what it is', () => {
    expect(askFor(4, [...WITH_CARD, BY_HAND])).toMatchObject({
      ...{ ok: true, value: { level: 3, manual: true } },
    });
  });
  test.each<Case & { readonly policy?: LevelPolicy }>([
    {
      ...{ what: 'by the table', needed: 4, steps: [...WITH_CARD, BY_HAND], policy: BY_TABLE },
      error: { code: 'EVIDENCE_MISSING', detail: '3 of 4: FACE' },
    },
    {
      ...{ what: 'for level 5', needed: 5, steps: [...WITH_CARD, BY_HAND] },
      error: { code: 'EVIDENCE_MISSING', detail: '3 of 5: FACE' },
    },
    {
      ...{ what: 'without an ID check', needed: 4, steps: [passed('SMS'), BY_HAND] },
      error: { code: 'EVIDENCE_MISSING', detail: '2 of 4: ID3, FACE or MANUAL' },
    },
    {
      what: 'where it found another face',
      ...{ needed: 4, steps: [...WITH_CARD, { ...BY_HAND, result: 'failed' }] },
      error: { code: 'EVIDENCE_MISSING', detail: '3 of 4: FACE or MANUAL' },
    },
    {
      what: 'after more than five minutes',
      ...{ needed: 4, steps: [...WITH_CARD, { ...BY_HAND, at: OLD }] },
      error: { code: 'EVIDENCE_EXPIRED', detail: '3 of 4' },
    },
  ])('does not count $what', ({ needed, steps, policy, error }) => {
    expect(askFor(needed, steps, policy)).toEqual({ ok: false, error });
  });
  test('never counts in another session', () => {
    const evidence = { sessionId: 's1', steps: [...WITH_CARD, BY_HAND] };
    const other = requireLevel(4, evidence, { sessionId: 's2', now: NOW }, ACCEPTS);
    expect(other).toMatchObject({ ok: false, error: { code: 'EVIDENCE_MISSING' } });
  });
});

test('goes on exactly where the level is reached', () => {
  fc.assert(
    fc.property(anySteps, fc.constantFrom<RealNameLevel>(1, 2, 3, 4, 5), (steps, needed) => {
      const { level } = assess({ sessionId: 's1', steps }, HERE);
      expect(ask(needed, steps).ok).toBe(level >= needed);
    }),
  );
});
