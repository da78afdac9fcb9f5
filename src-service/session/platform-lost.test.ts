import { describe, expect, test } from 'vitest';
import { failure } from '../../contract/failures.ts';
import type { SessionEvent, Step } from './events.ts';
import { reduce } from './machine.ts';
import type { Session, SessionRules } from './model.ts';
import { CARD, CODE, FULL, RULES, SCAN, TOKEN, VERIFIED } from './test-data.ts';

const NOW = 1_000_000;
const NEEDS_5: SessionRules = { ...RULES, minLevel: 5 };

function step(session: Session, event: SessionEvent, rules = RULES): Step {
  return reduce(session, event, rules, { now: NOW, newId: () => 'new' });
}
function after(...events: SessionEvent[]): Session {
  return events.reduce<Session>((session, event) => step(session, event).session, {
    state: 'idle',
  });
}
const scan: SessionEvent = { kind: 'code', input: CODE };
const verified: SessionEvent = { kind: 'verified', id: 'new', verified: VERIFIED };
const agree: SessionEvent = { kind: 'agree', id: 'new' };

describe('the platform is lost', () => {
  const LOST: SessionEvent = {
    ...{ kind: 'way-failed', id: 'new' },
    failure: failure('PLATFORM_UNREACHABLE'),
  };
  const OFFLINE = { ...NEEDS_5, abilities: { ...RULES.abilities, online: false } } as const;
  function needing5(...events: SessionEvent[]): Session {
    return events.reduce<Session>((session, event) => step(session, event, NEEDS_5).session, {
      state: 'idle',
    });
  }
  const card: SessionEvent = { kind: 'card', input: CARD };
  const full: SessionEvent = { kind: 'verified', id: 'new', verified: FULL };
  const show: SessionEvent = { kind: 'show-code' };
  const opened: SessionEvent = { kind: 'scan-opened', id: 'new', ...SCAN };
  const confirmed: SessionEvent = {
    ...{ kind: 'scan-confirmed', id: 'new', verified: FULL, token: TOKEN },
  };
  const join: SessionEvent = {
    ...{ kind: 'join-failed', id: 'new', card: CARD },
    failure: failure('PLATFORM_UNREACHABLE'),
  };

  test.each<[string, Session, SessionEvent, object, string[]]>([
    ['a card is verified', after(card), LOST, { state: 'failed' }, []],
    ['a code is verified', after(scan), LOST, { state: 'working' }, ['enqueue']],
    ['consent was given', after(scan, verified, agree), LOST, { state: 'failed' }, []],
    ['a code is opened', after(show), LOST, { state: 'failed' }, []],
    ['a code is shown', after(show, opened), LOST, { state: 'failed' }, []],
    ['consent came by phone', after(show, opened, confirmed), LOST, { state: 'failed' }, []],
    ['a card joins a code', needing5(scan, full, card), join, { state: 'failed' }, []],
    ['a code joins a card', needing5(card, full, scan), LOST, { state: 'failed' }, []],
  ])('while %s', (_when, session, event, state, effects) => {
    const lost = step(session, event, NEEDS_5);
    expect(lost.session).toMatchObject(state);
    expect(lost.effects.map(({ kind }) => kind)).toEqual(effects);
  });

  test('before a code could be shown: it is said at once, and nothing is asked or kept', () => {
    const shown = step({ state: 'idle' }, show, OFFLINE);
    expect(shown.session).toMatchObject({ failure: { code: 'PLATFORM_UNREACHABLE' } });
    expect(shown.effects).toEqual([]);
  });
  test('before more proof could be asked for', () => {
    expect(step(after(scan), full, OFFLINE).session).toMatchObject({
      failure: { code: 'PLATFORM_UNREACHABLE', detail: '4 of 5: CARD' },
    });
  });
});
