import { expect, test } from 'vitest';
import type { EvidenceStep } from '../../contract/evidence.ts';
import { onConsent } from './consent.ts';
import { PERSON, RULES } from './test-data.ts';

const NOW = 1_000_000;
const rules = { ...RULES, minLevel: 3 } as const;
const BY_CLERK: EvidenceStep = {
  ...{ source: 'terminal', kind: 'MANUAL', at: NOW, provider: 'terminal', result: 'passed' },
};

function agreed(steps: readonly EvidenceStep[], now = NOW) {
  const evidence = { ...PERSON.evidence, steps: [...PERSON.evidence.steps, ...steps] };
  const person = { ...PERSON, evidence };
  const consent = { state: 'consent', id: 'new', person, deadline: NOW + 60_000 } as const;
  return onConsent(consent, { kind: 'agree', id: 'new' }, rules, now);
}

test('what the level rested on stays with the consent and goes on with it', () => {
  const { session, effects } = agreed([]);
  const record = { sessionId: 'new', level: 3, manual: false, steps: PERSON.evidence.steps };
  expect(effects).toMatchObject([{ kind: 'authorise', person: { record } }]);
  expect(session).toMatchObject({ state: 'working', task: { person: { record } } });
});

test('a comparison by a clerk is part of it', () => {
  const { effects } = agreed([BY_CLERK]);
  expect(effects).toMatchObject([{ person: { record: { level: 3, manual: true } } }]);
});

test('nobody consents on what has lapsed', () => {
  const { session, effects } = agreed([], NOW + 3_600_000);
  expect(session).toMatchObject({ state: 'failed', failure: { code: 'EVIDENCE_EXPIRED' } });
  expect(effects).toEqual([]);
});
