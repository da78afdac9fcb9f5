import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RealNameLevel } from '../../contract/evidence.ts';
import type { VerifyReply } from '../../contract/platform/code-system.ts';
import { MAX_KNOWN_FACE_AGE_MS } from '../../identity/from-reply.ts';
import { levelOfKinds, MAX_EVIDENCE_AGE_MS } from '../../identity/level.ts';
import { levelHolds } from './level.ts';
import { cardEvidenceOf, cardIdsOf, personOfCard, personOfCode, withCard } from './person.ts';
import { CARD, CODE, REPLY, VERIFIED, verifiedWith } from './test-data.ts';

const NOW = 1_000_000;
type Kind = VerifyReply['evidence'][number]['kind'];

function told(level: number, ...kinds: Kind[]) {
  return toldAt(REPLY.head.serverTime, level, ...kinds);
}
/** What was checked at this time by the code system's clock. */
function toldAt(at: number, level: number, ...kinds: Kind[]) {
  const evidence = kinds.map((kind) => ({ kind, at, provider: '1390000', traceId: 't' }));
  return verifiedWith({ realNameLevel: level, evidence });
}
const needs = (minLevel: RealNameLevel) => ({ minLevel, acceptsManual: false });
const levelOf = (level: number, ...kinds: Kind[]): number =>
  personOfCode('s', told(level, ...kinds), NOW).subject.realNameLevel;

describe('the level of a code', () => {
  test.each<[string, number, Kind[], number]>([
    ['is that of the rule, whatever more the reply says', 5, ['ID3'], 3],
    ['is that of the reply where it says less than its evidence', 2, ['ID3', 'FACE'], 2],
    ['is nothing where the reply says so', 0, ['ID3'], 0],
    ['rests on the least that it can mean where no evidence is told', 4, [], 4],
    ['is never one that needs a card', 5, [], 4],
  ])('%s', (_what, level, kinds, expected) => {
    expect(levelOf(level, ...kinds)).toBe(expected);
  });
  test('is never above either of both', () => {
    const kinds = fc.subarray<Kind>(['PASSWORD', 'SMS', 'ID3', 'SS', 'FACE'], { minLength: 1 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5 }), kinds, (level, some) => {
        const got = levelOf(level, ...some);
        expect(got).toBe(Math.min(level, levelOfKinds(new Set(some), true)));
      }),
    );
  });
  test('ends when the code system stands by it no longer, on our own clock', () => {
    const person = personOfCode('s', { ...told(3, 'ID3'), consentForMs: 5 }, NOW);
    expect(levelHolds(person, needs(3), NOW + 5).ok).toBe(true);
    expect(levelHolds(person, needs(3), NOW + 6)).toMatchObject({
      error: { code: 'EVIDENCE_EXPIRED' },
    });
  });
});

describe('a person', () => {
  test('of a code is shown masked, even where the code system forgot to', () => {
    const bare = verifiedWith({ nameMasked: '林小秋', idNoMasked: CARD.holder.idNo });
    expect(personOfCode('s', bare, NOW).subject).toEqual({
      via: 'code',
      nameMasked: '林*秋',
      idNoMasked: '390102********002X',
      realNameLevel: 3,
      proofs: ['CODE', 'ID3'],
      codeSystemName: '云岭省政务服务码',
    });
  });
  test('of a card is shown as the card says, masked', () => {
    const other = verifiedWith({ nameMasked: '*', idNoMasked: '', realNameLevel: 3 });
    const { subject, cardId } = personOfCard('s', CARD, other, NOW);
    expect(subject).toMatchObject({ via: 'id-card', nameMasked: '林*秋', card: CARD.card });
    expect([subject.proofs, cardId]).toEqual([['ID3'], CARD.requestId]);
  });
  test('whose card is called normal has shown a card, and no other has', () => {
    for (const cardStatus of ['NORMAL', 'LOST', 'UNKNOWN'] as const) {
      const { subject } = personOfCard('s', CARD, verifiedWith({ cardStatus }), NOW);
      expect(subject.proofs).toEqual(cardStatus === 'NORMAL' ? ['ID3', 'CARD'] : ['ID3']);
    }
  });
  test('whose card the code system does not call level 3 has not passed the three items', () => {
    const { subject } = personOfCard('s', CARD, verifiedWith({ realNameLevel: 2 }), NOW);
    expect([subject.realNameLevel, subject.proofs]).toEqual([2, ['SMS']]);
  });
});

describe('code and card together', () => {
  const code = personOfCode('s', told(4, 'ID3', 'FACE'), NOW);
  const both = withCard(code, CARD, verifiedWith({ cardStatus: 'NORMAL' }), NOW);

  test('give what neither gives alone', () => {
    expect(both.subject).toMatchObject({
      ...{ via: 'code', realNameLevel: 5, card: CARD.card },
      proofs: ['CODE', 'ID3', 'FACE', 'CARD'],
    });
    expect(both.cardId).toBe(CARD.requestId);
  });
  test('hold as long as the check of the card counts', () => {
    const end = CARD.readAt + MAX_EVIDENCE_AGE_MS;
    const long = withCard(
      { ...code, ...personOfLong() },
      CARD,
      verifiedWith({ cardStatus: 'NORMAL' }),
      NOW,
    );
    expect(levelHolds(long, needs(5), end).ok).toBe(true);
    expect(levelHolds(long, needs(5), end + 1)).toMatchObject({
      error: { code: 'EVIDENCE_EXPIRED' },
    });
  });
  function personOfLong() {
    return personOfCode('s', { ...told(4, 'ID3', 'FACE'), consentForMs: 3_600_000 }, NOW);
  }
  const normal = verifiedWith({ cardStatus: 'NORMAL' });
  const levelWith = (verified: ReturnType<typeof told>, now = NOW): number =>
    withCard(personOfCode('s', verified, now), { ...CARD, readAt: now }, normal, now).subject
      .realNameLevel;
  test.each([
    ['in this visit', 0, 5],
    ['just as long ago as any check counts', MAX_EVIDENCE_AGE_MS, 5],
    ['a moment longer ago', MAX_EVIDENCE_AGE_MS + 1, 4],
    ['a day ago', MAX_KNOWN_FACE_AGE_MS, 4],
    ['more than a day ago', MAX_KNOWN_FACE_AGE_MS + 1, 3],
  ])('with a face that was checked %s give level by its age', (_what, age, level) => {
    const serverTime = 1_800_000_000_000;
    const seen = toldAt(serverTime - age, 5, 'ID3', 'FACE');
    const reply = { ...seen.reply, head: { ...seen.reply.head, serverTime } };
    // Its age is that by the code system's clock, wherever ours stands.
    for (const now of [serverTime, serverTime - 3_600_000, serverTime + 86_400_000]) {
      expect(levelWith({ ...seen, reply }, now)).toBe(level);
    }
  });
  test.each([4, 5])('never give level 5 where the code system only tells level %i', (level) => {
    expect(levelWith(told(level))).toBe(4);
  });
  test('go on with what was answered to both', () => {
    const joined = verifiedWith({ subjectRef: 'joined-reference' });
    expect(withCard(code, CARD, joined, NOW).verified).toBe(joined);
  });
});

test('the terminal has something to say for the level where a security module read a card', () => {
  const normal = verifiedWith({ cardStatus: 'NORMAL' });
  const person = personOfCard('s', CARD, normal, NOW);
  const { samId } = CARD.holder;
  expect(cardEvidenceOf(person)).toEqual({ at: CARD.readAt, samId, manual: false });
  const record = { ...person.evidence, level: 3, manual: true } as const;
  expect(cardEvidenceOf({ ...person, record })).toMatchObject({ samId, manual: true });
  const noSam = personOfCard('s', { ...CARD, holder: { ...CARD.holder, samId: '' } }, normal, NOW);
  expect(cardEvidenceOf(noSam)).toBeUndefined();
  // What a clerk has seen is told whatever has read the card.
  expect(cardEvidenceOf({ ...noSam, record })).toEqual({
    at: CARD.readAt,
    samId: '',
    manual: true,
  });
  const lost = verifiedWith({ cardStatus: 'LOST' });
  expect(cardEvidenceOf(personOfCard('s', CARD, lost, NOW))).toBeUndefined();
  expect(cardEvidenceOf(personOfCode('s', VERIFIED, NOW))).toBeUndefined();
});

test('a session has its person’s card, the one it works on and the one it compares', () => {
  const working = { state: 'working', id: 's', step: 'check', startedAt: 0 } as const;
  const at = { ...working, deadline: 1, stepEndsAt: 1 };
  const person = personOfCode('s', VERIFIED, NOW);
  const ids = [
    cardIdsOf({ state: 'idle' }),
    cardIdsOf({ ...at, task: { kind: 'verify', input: CODE } }),
    cardIdsOf({ ...at, task: { kind: 'verify', input: CARD } }),
    cardIdsOf({ ...at, task: { kind: 'verify', input: CODE, join: CARD } }),
    cardIdsOf({ ...at, task: { kind: 'join', card: CARD, person } }),
    cardIdsOf({ ...at, task: { kind: 'authorise', person: { ...person, comparing: 'c' } } }),
    cardIdsOf({ state: 'consent', id: 's', deadline: 1, person: { ...person, cardId: 'd' } }),
  ];
  const card = [CARD.requestId];
  expect(ids).toEqual([[], [], card, card, card, ['c'], ['d']]);
});
