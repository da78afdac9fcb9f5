import { describe, expect, test } from 'vitest';
import type { SessionEvent, Step } from './events.ts';
import { reduce } from './machine.ts';
import type { Session, SessionRules } from './model.ts';
import { CODE, FULL, RULES } from './test-data.ts';

const NOW = 1_000_000;
const { abilities, limits } = RULES;
const NEEDS_5: SessionRules = { ...RULES, minLevel: 5 };
const NO_READER: SessionRules = { ...NEEDS_5, abilities: { ...abilities, cardReader: false } };
const OFFLINE: SessionRules = { ...NEEDS_5, abilities: { ...abilities, online: false } };
const CHANGED: SessionEvent = { kind: 'abilities' };

function step(session: Session, event: SessionEvent, rules = NEEDS_5, now = NOW): Step {
  return reduce(session, event, rules, { now, newId: () => 'new' });
}
const asked = step({ state: 'idle' }, { kind: 'code', input: CODE }).session;
const WAITS = step(asked, { kind: 'verified', id: 'new', verified: FULL }).session;

describe.each([
  ['the reader', NO_READER, 'LEVEL_TOO_LOW'],
  ['the platform', OFFLINE, 'PLATFORM_UNREACHABLE'],
] as const)('%s goes while a card is asked for', (_what, gone, code) => {
  const stuck = step(WAITS, CHANGED, gone).session;
  test('the session knows, once', () => {
    expect(stuck).toMatchObject({ state: 'evidence', stuck: true, missing: ['CARD'] });
    expect(step(stuck, CHANGED, gone).session).toBe(stuck);
  });
  test('and comes back: the person has the whole time again', () => {
    const back = step(stuck, CHANGED, NEEDS_5, NOW + 50_000).session;
    expect(back).toMatchObject({ missing: ['CARD'], deadline: NOW + 50_000 + limits.consent });
    expect(back).not.toHaveProperty('stuck');
  });
  test('and stays away: it is said why nothing could be given', () => {
    expect(step(stuck, { kind: 'deadline' }, gone).session).toMatchObject({
      ...{ state: 'failed', failure: { code, detail: '4 of 5: CARD' } },
    });
  });
  test('and flickers: nobody’s page stays for ever', () => {
    let session: Session = WAITS;
    for (let second = 1; second <= 100; second++) {
      const rules = second % 2 === 0 ? NEEDS_5 : gone;
      session = step(session, CHANGED, rules, NOW + second * 1_000).session;
    }
    expect(session).toMatchObject({ deadline: NOW + 4_000 + limits.consent });
  });
});

test('what changes nothing for the person changes nothing', () => {
  expect(step(WAITS, CHANGED).session).toBe(WAITS);
  expect(step({ state: 'idle' }, CHANGED)).toEqual({ session: { state: 'idle' }, effects: [] });
});
