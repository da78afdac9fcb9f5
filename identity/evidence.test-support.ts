import fc from 'fast-check';
import {
  EVIDENCE_KINDS,
  type EvidenceKind,
  type EvidenceStep,
  type RealNameLevel,
} from '../contract/evidence.ts';
import type { Circumstances } from './level.ts';
import type { Abilities } from './ways.ts';

export const NOW = 1_800_000_000_000;
export const SAM = '05.01-20240147-0001234567-4294967295';
export const HERE: Circumstances = { sessionId: 's1', now: NOW, online: true };

type TerminalStep = Extract<EvidenceStep, { source: 'terminal' }>;

/** A check that has just passed at the terminal; a card is read by a SAM and known as normal. */
export function passed(kind: EvidenceKind, change: Partial<TerminalStep> = {}): TerminalStep {
  return {
    ...{ source: 'terminal', kind, at: NOW, provider: '1390000', result: 'passed' },
    ...(kind === 'CARD' ? { samId: SAM, cardStatus: 'NORMAL' } : {}),
    ...change,
  };
}

/** Any step, of any age up to twice what counts. */
export const anyStep: fc.Arbitrary<EvidenceStep> = fc.oneof(
  fc.record({
    source: fc.constant('terminal' as const),
    kind: fc.constantFrom(...EVIDENCE_KINDS),
    at: fc.integer({ min: NOW - 600_000, max: NOW + 60_000 }),
    provider: fc.constant('1390000'),
    result: fc.constantFrom('passed' as const, 'failed' as const),
    samId: fc.constant(SAM),
    cardStatus: fc.constantFrom('NORMAL' as const, 'LOST' as const, 'UNKNOWN' as const),
  }),
  fc.record({
    source: fc.constant('code-system' as const),
    kind: fc.constantFrom('PASSWORD' as const, 'SMS', 'SS', 'ID3', 'FACE'),
    at: fc.integer({ min: 0, max: NOW + 60_000 }),
    provider: fc.constant('1390000'),
    result: fc.constantFrom('passed' as const, 'failed' as const),
    until: fc.integer({ min: NOW - 60_000, max: NOW + 60_000 }),
    freshUntil: fc.option(fc.integer({ min: NOW - 60_000, max: NOW + 60_000 }), { nil: undefined }),
  }),
);

export const anySteps = fc.array(anyStep, { maxLength: 8 });

export const anyLevel = fc.constantFrom<RealNameLevel>(0, 1, 2, 3, 4, 5);
export const anyKinds = fc.subarray([...EVIDENCE_KINDS]).map((kinds) => new Set(kinds));
export const anyAbilities: fc.Arbitrary<Abilities> = fc.record({
  cardReader: fc.boolean(),
  code: fc.boolean(),
  camera: fc.boolean(),
  online: fc.boolean(),
});
