import { describe, expect, test } from 'vitest';
import { manualClock } from '../../contract/clock.ts';
import { failure } from '../../contract/failures.ts';
import { createAccessToken } from '../platform/access-token.ts';
import type { SessionEvent } from './events.ts';
import type { Session } from './model.ts';
import { agree, end, LIST, open, scan, stand, verified } from './runner.test-support.ts';
import { CARD, ENTRY, FULL, RULES, UNSIGNED, VERIFIED } from './test-data.ts';

describe('what is wiped', () => {
  const bytes = () => Uint8Array.of(1, 2, 3);
  function opened(mode: 'counter' | 'self-service' = 'self-service') {
    const at = stand(undefined, { mode });
    at.tell(...LIST, open('c1'));
    const held = bytes();
    at.vault().put('c1', held);
    at.tell((id) => ({ kind: 'document-ready', id, certificateId: 'c1', check: UNSIGNED }));
    expect(at.runner.document('c1')).toEqual(bytes());
    return { ...at, held };
  }

  test('everything when the card beside the list was reported lost', () => {
    const { held, runner, tell } = opened('counter');
    const photo = bytes();
    tell(() => ({ kind: 'card', input: CARD }));
    runner.keepPhoto(CARD.requestId, photo);
    const why = failure('CARD_REPORTED_LOST');
    tell((id) => ({ kind: 'join-failed', id, card: CARD, failure: why }));
    expect(runner.session()).toMatchObject({ state: 'failed', failure: why });
    expect([held, photo, runner.document('c1')]).toEqual([
      ...[new Uint8Array(3), new Uint8Array(3), undefined],
    ]);
  });

  test.each([
    ['ends', end],
    ['closes it', (id: string) => ({ kind: 'close', id }) as const],
    ['opens another', open('c2')],
  ])('the bytes of a certificate when the person %s', (_what, event) => {
    const { held, runner, tell } = opened();
    tell(event);
    expect([held, runner.document('c1')]).toEqual([new Uint8Array(3), undefined]);
  });
  test('the bytes when nobody is there any more', () => {
    const { clock, held } = opened();
    clock.advance(RULES.limits.view);
    expect(held).toEqual(new Uint8Array(3));
  });
  test('the bytes when the service stops', () => {
    const { held, runner } = opened();
    runner.stop();
    expect(held).toEqual(new Uint8Array(3));
  });
});

describe('the photo of a card', () => {
  const picture = () => Uint8Array.of(1, 2, 3);
  const card = (): SessionEvent => ({ kind: 'card', input: CARD });
  const idOf = (session: Session) => ('id' in session ? session.id : '');

  test('is kept for its session, given once its person is known, and wiped with it', () => {
    const { runner, tell } = stand();
    tell(card);
    const bytes = picture();
    runner.keepPhoto(CARD.requestId, bytes);
    const id = idOf(runner.session());
    expect([runner.hasPhoto(), runner.photo(id)]).toEqual([false, undefined]);
    tell(verified);
    expect([runner.hasPhoto(), runner.photo(id)]).toEqual([true, picture()]);
    expect(runner.photo('another')).toBeUndefined();
    tell(end);
    expect([runner.hasPhoto(), runner.photo(id)]).toEqual([false, undefined]);
    expect(bytes).toEqual(new Uint8Array(3));
  });
  test('is wiped with a session that has failed', () => {
    const { runner, tell } = stand();
    tell(card, verified);
    const bytes = picture();
    runner.keepPhoto(CARD.requestId, bytes);
    expect(runner.hasPhoto()).toBe(true);
    tell(() => ({ kind: 'deadline' }));
    expect([runner.session().state, bytes]).toEqual(['failed', new Uint8Array(3)]);
  });
  test('that comes for a session that is over is wiped at once', () => {
    const { runner } = stand();
    for (const id of ['', 'over']) {
      const bytes = picture();
      runner.keepPhoto(id, bytes);
      expect(bytes).toEqual(new Uint8Array(3));
    }
    expect(runner.hasPhoto()).toBe(false);
  });
  test('of a card beside the code is shown when it has joined', () => {
    const { runner, tell } = stand(undefined, { mode: 'counter' });
    tell(scan, verified, card);
    runner.keepPhoto(CARD.requestId, picture());
    const id = idOf(runner.session());
    expect([runner.hasPhoto(), runner.photo(id)]).toEqual([false, undefined]);
    tell((own) => ({ kind: 'joined', id: own, card: CARD, verified: VERIFIED }));
    expect(runner.photo(id)).toEqual(picture());
  });
  test('of somebody else goes with that card to the next session', () => {
    const { runner, tell } = stand(undefined, { mode: 'counter' });
    tell(scan, verified, card);
    runner.keepPhoto(CARD.requestId, picture());
    const before = idOf(runner.session());
    const why = failure('PERSON_MISMATCH');
    tell((id) => ({ kind: 'join-failed', id, card: CARD, failure: why }), verified);
    const id = idOf(runner.session());
    expect(id).not.toBe(before);
    expect([runner.photo(before), runner.photo(id)]).toEqual([undefined, picture()]);
  });
});

describe('the token', () => {
  function fresh() {
    const user = { terminalId: 't', itemCode: 'i' };
    const what = { secret: 'secret-token-0001', validForMs: 60_000, maxUses: 9, scopes: ['*'] };
    const token = createAccessToken({ ...what, user }, manualClock());
    return { token, isWiped: () => !token.use(user).ok };
  }
  const show = (): SessionEvent => ({ kind: 'show-code' });

  test('of a list is wiped when the session ends, and not before', () => {
    const { token, isWiped } = fresh();
    const { tell } = stand();
    const list = { accessToken: token, entries: [ENTRY] };
    tell(scan, verified, agree, (id) => ({ kind: 'granted', id, grant: list }));
    tell(open('c1'), (id) => ({ kind: 'extend', id }));
    expect(isWiped()).toBe(false);
    tell(end);
    expect(isWiped()).toBe(true);
  });
  test('that came by the phone is kept while a card is asked for, and wiped if none comes', () => {
    const { token, isWiped } = fresh();
    const { state, tell } = stand(undefined, { minLevel: 5 });
    const join = failure('PERSON_MISMATCH');
    tell(show, (id) => ({ kind: 'scan-confirmed', id, verified: FULL, token }));
    expect(state()).toBe('evidence');
    tell(() => ({ kind: 'card', input: CARD }));
    expect([state(), isWiped()]).toEqual(['working', false]);
    tell((id) => ({ kind: 'join-failed', id, card: CARD, failure: join }));
    expect([state(), isWiped()]).toEqual(['failed', true]);
  });
  test('is wiped when the service stops', () => {
    const { token, isWiped } = fresh();
    const { runner, tell } = stand();
    tell(show, (id) => ({ kind: 'scan-confirmed', id, verified: VERIFIED, token }));
    runner.stop();
    expect(isWiped()).toBe(true);
  });
});

describe('nothing of a person outlives the session', () => {
  const needs5 = { minLevel: 5 } as const;
  const code = (id: string): SessionEvent => ({ kind: 'verified', id, verified: FULL });
  const card = (): SessionEvent => ({ kind: 'card', input: CARD });
  const other = failure('PERSON_MISMATCH');
  const ENDS: [string, ((id: string) => SessionEvent)[]][] = [
    ['ends in the middle of the proof', [scan, code, end]],
    ['waits too long for the proof', [scan, code, () => ({ kind: 'deadline' })]],
    [
      'is stopped by another person’s card',
      [scan, code, card, (id) => ({ kind: 'join-failed', id, card: CARD, failure: other })],
    ],
    [
      'is stopped when card and code were joined',
      [
        ...[scan, code, card],
        (id) => ({ kind: 'joined', id, card: CARD, verified: FULL }),
        () => ({ kind: 'deadline' }),
      ],
    ],
  ];

  test.each(ENDS)('that %s', (_how, events) => {
    const { runner, tell, logged } = stand(undefined, needs5);
    tell(...events.slice(0, -1));
    expect(JSON.stringify(runner.session())).toContain(FULL.reply.holderDigest);
    tell(...events.slice(-1));
    expect(['failed', 'ended']).toContain(runner.session().state);
    const left = JSON.stringify([runner.session(), logged]);
    const { holder } = CARD;
    const { subjectRef, holderDigest, nameMasked } = FULL.reply;
    for (const secret of [holder.name, holder.idNo, holder.samId, subjectRef, holderDigest!]) {
      expect(left).not.toContain(secret);
    }
    expect(left).not.toContain(nameMasked);
  });
});
