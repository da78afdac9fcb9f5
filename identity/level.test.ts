import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  EVIDENCE_KINDS,
  evidenceRecordSchema,
  type EvidenceKind,
  type EvidenceStep,
} from '../contract/evidence.ts';
import { anyKinds, anyStep, anySteps, HERE, NOW, passed } from './evidence.test-support.ts';
import {
  assess,
  kindsEver,
  kindsInForce,
  levelByPolicy,
  levelName,
  levelOfKinds,
  MAX_EVIDENCE_AGE_MS,
} from './level.ts';

const levelOf = (steps: EvidenceStep[], when = HERE): number =>
  assess({ sessionId: 's1', steps }, when).level;

describe('table 1 of GB/T 39047', () => {
  test.each<[number, EvidenceKind[]]>([
    [0, []],
    [1, ['PASSWORD']],
    [2, ['SMS']],
    [3, ['ID3']],
    [3, ['SS']],
    [4, ['ID3', 'FACE']],
    [4, ['SS', 'FACE']],
    [5, ['ID3', 'FACE', 'CARD']],
    [5, ['SS', 'FACE', 'CARD']],
    // No step stands on one that is missing.
    [0, ['CARD']],
    [0, ['FACE']],
    [0, ['FACE', 'CARD']],
    [2, ['SMS', 'FACE', 'CARD']],
    [3, ['ID3', 'CARD']],
    [0, ['MANUAL']],
    [3, ['ID3', 'MANUAL']],
    [3, ['ID3', 'CARD', 'MANUAL']],
  ])('level %i: %j', (level, kinds) => {
    expect(levelOf(kinds.map((kind) => passed(kind)))).toBe(level);
  });

  test.each([
    ['its issuer does not know the state', { cardStatus: 'UNKNOWN' as const }],
    ['it was reported lost', { cardStatus: 'LOST' as const }],
    ['it was not read', { result: 'failed' as const }],
  ])('a card is no proof where %s', (_why, change) => {
    expect(levelOf([passed('ID3'), passed('FACE'), passed('CARD', change)])).toBe(4);
  });

  test('a card is no proof without a security module', () => {
    const { samId, ...card } = passed('CARD');
    expect(samId).toBeDefined();
    expect(levelOf([passed('ID3'), passed('FACE'), card])).toBe(4);
  });
});

describe('what counts', () => {
  test('a failed check does not, nor one of another session', () => {
    expect(levelOf([passed('SMS'), passed('ID3', { result: 'failed' })])).toBe(2);
    const steps = [passed('ID3')];
    expect(assess({ sessionId: 's2', steps }, HERE).level).toBe(0);
    expect(kindsEver({ sessionId: 's2', steps }, HERE)).toEqual(new Set());
  });

  test.each([
    [MAX_EVIDENCE_AGE_MS, 3],
    [MAX_EVIDENCE_AGE_MS + 1, 0],
    [0, 3],
    [-1, 0],
  ])('a check at the terminal that is %i ms old gives level %i', (age, level) => {
    expect(levelOf([passed('ID3', { at: NOW - age })])).toBe(level);
  });

  test('five minutes are five minutes', () => {
    expect(MAX_EVIDENCE_AGE_MS).toBe(300_000);
  });

  test.each([
    [NOW, 2],
    [NOW - 1, 0],
  ])('a code system stands by its word until %i', (until, level) => {
    const told = { source: 'code-system', provider: '1390000', result: 'passed', until } as const;
    // Its clock may be ahead of ours, and what it knows may be years old.
    expect(levelOf([{ ...told, kind: 'SMS', at: NOW + 5_000 }])).toBe(level);
    expect(levelOf([{ ...told, kind: 'SMS', at: 0 }])).toBe(level);
  });

  describe('a face that a code system has seen', () => {
    const by = { source: 'code-system', provider: '1390000', result: 'passed' } as const;
    const face = { ...by, kind: 'FACE', at: 0, until: NOW + 60_000 } as const;
    const others = [passed('ID3'), passed('CARD')];

    test('counts towards level 5 as long as it is fresh, and towards level 4 after that', () => {
      const fresh = { ...face, freshUntil: NOW + 10 };
      const steps = [...others, fresh];
      const record = assess({ sessionId: 's1', steps }, HERE);
      expect([record.level, record.expiresAt]).toEqual([5, NOW + 10]);
      const later = assess({ sessionId: 's1', steps }, { ...HERE, now: NOW + 11 });
      expect([later.level, later.expiresAt]).toEqual([4, NOW + 60_000]);
      expect(kindsEver({ sessionId: 's1', steps }, HERE, 5)).toContain('FACE');
    });
    test('before this visit never counts towards level 5', () => {
      const evidence = { sessionId: 's1', steps: [...others, face] };
      expect(levelOf(evidence.steps)).toBe(4);
      expect(kindsInForce(evidence, HERE)).toContain('FACE');
      expect(kindsInForce(evidence, HERE, 5)).toEqual(new Set(['ID3', 'CARD']));
      expect(kindsEver(evidence, HERE, 5)).toEqual(new Set(['ID3', 'CARD']));
    });
  });

  test('offline no more than level 2 is ever asserted', () => {
    const offline = { ...HERE, online: false };
    const all = EVIDENCE_KINDS.map((kind) => passed(kind));
    expect(levelOf(all)).toBe(5);
    expect(levelOf(all, offline)).toBe(2);
    expect(levelOf([passed('PASSWORD')], offline)).toBe(1);
  });

  test('what has lapsed is remembered as such', () => {
    const evidence = {
      sessionId: 's1',
      steps: [passed('ID3', { at: NOW - 400_000 }), passed('SMS')],
    };
    expect(kindsInForce(evidence, HERE)).toEqual(new Set(['SMS']));
    expect(kindsEver(evidence, HERE)).toEqual(new Set(['ID3', 'SMS']));
  });
});

describe('the record', () => {
  test('a comparison by hand is written down and gives no level', () => {
    const record = assess({ sessionId: 's1', steps: [passed('ID3'), passed('MANUAL')] }, HERE);
    expect(record).toMatchObject({ level: 3, manual: true });
    expect(levelName(record)).toBe('4M');
    expect(levelName({ level: 3, manual: false })).toBe('3');
    expect(levelName({ level: 2, manual: true })).toBe('2');
  });

  test('lapses with the first check without which the level is lower', () => {
    const steps = [
      passed('SMS', { at: NOW - 200_000 }),
      passed('ID3', { at: NOW - 100_000 }),
      passed('SS', { at: NOW - 90_000 }),
      passed('FACE', { at: NOW - 1_000 }),
    ];
    const { level, expiresAt } = assess({ sessionId: 's1', steps }, HERE);
    expect({ level, expiresAt }).toEqual({ level: 4, expiresAt: NOW - 90_000 + 300_000 });
  });

  test('without a level there is nothing to lapse', () => {
    expect(assess({ sessionId: 's1', steps: [] }, HERE)).not.toHaveProperty('expiresAt');
  });

  test('fits its schema, and says exactly until when the level holds', () => {
    fc.assert(
      fc.property(anySteps, fc.boolean(), (steps, online) => {
        const when = { ...HERE, online };
        const record = assess({ sessionId: 's1', steps }, when);
        expect(evidenceRecordSchema.parse(record)).toEqual(record);
        const { expiresAt, level } = record;
        expect(expiresAt === undefined).toBe(level === 0);
        if (expiresAt === undefined) return;
        // Nothing of the future may help to hold it.
        const known = steps.filter((step) => step.source !== 'terminal' || step.at <= NOW);
        expect(levelOf(known, { ...when, now: expiresAt })).toBeGreaterThanOrEqual(level);
        expect(levelOf(known, { ...when, now: expiresAt + 1 })).toBeLessThan(level);
      }),
      { numRuns: 500 },
    );
  });
});

describe('a policy that lets a clerk’s comparison count', () => {
  const ACCEPTS = { acceptsManual: true };

  test('lifts level 3 to 4 and nothing else, and offline nothing', () => {
    fc.assert(
      fc.property(anyKinds, fc.boolean(), (kinds, online) => {
        const byTable = levelOfKinds(kinds, online);
        const lifted = kinds.has('MANUAL') && byTable === 3;
        expect(levelByPolicy(kinds, online, ACCEPTS)).toBe(lifted ? 4 : byTable);
        expect(levelByPolicy(kinds, online, { acceptsManual: false })).toBe(byTable);
        expect(levelByPolicy(kinds, false, ACCEPTS)).toBeLessThanOrEqual(2);
      }),
    );
    expect(levelByPolicy(new Set(['ID3', 'MANUAL']), true, ACCEPTS)).toBe(4);
    expect(levelByPolicy(new Set(['ID3', 'CARD', 'MANUAL']), true, ACCEPTS)).toBe(4);
  });
});

describe('laws', () => {
  test('more evidence never lowers the level', () => {
    fc.assert(
      fc.property(anySteps, anyStep, fc.boolean(), (steps, more, online) => {
        const when = { ...HERE, online };
        expect(levelOf([...steps, more], when)).toBeGreaterThanOrEqual(levelOf(steps, when));
      }),
    );
  });

  test('the order does not matter', () => {
    const shuffled = anySteps.chain((steps) =>
      fc.tuple(fc.constant(steps), fc.shuffledSubarray(steps, { minLength: steps.length })),
    );
    fc.assert(
      fc.property(shuffled, ([steps, others]) => {
        const { level, manual, expiresAt } = assess({ sessionId: 's1', steps }, HERE);
        expect(assess({ sessionId: 's1', steps: others }, HERE)).toMatchObject({ level, manual });
        expect(assess({ sessionId: 's1', steps: others }, HERE).expiresAt).toBe(expiresAt);
      }),
    );
  });

  test('time alone never raises the level', () => {
    fc.assert(
      fc.property(anySteps, fc.nat(900_000), (steps, later) => {
        const known = steps.filter((step) => step.at <= NOW);
        expect(levelOf(known, { ...HERE, now: NOW + later })).toBeLessThanOrEqual(levelOf(known));
      }),
    );
  });

  test('a failed check changes nothing', () => {
    fc.assert(
      fc.property(anySteps, anyStep, (steps, more) => {
        expect(levelOf([...steps, { ...more, result: 'failed' }])).toBe(levelOf(steps));
      }),
    );
  });
});
