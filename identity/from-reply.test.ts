import { describe, expect, test } from 'vitest';
import { evidenceSchema } from '../contract/evidence.ts';
import { NOW, HERE, SAM } from './evidence.test-support.ts';
import { assertedSteps, cardSteps, type ReplyOnIdentity } from './from-reply.ts';
import { assess } from './level.ts';

const REPLY: ReplyOnIdentity = {
  codeSystemId: '1390000',
  realNameLevel: 0,
  evidence: [],
  consentUntil: NOW + 60_000,
  cardStatus: 'NORMAL',
  head: { traceId: 't1', serverTime: NOW + 700 },
};

/** ID and face, the face seen so long before the answer. */
function faceSeen(agoMs: number): ReplyOnIdentity['evidence'] {
  const { serverTime } = REPLY.head;
  const by = { provider: '1390000', traceId: 't2' };
  return [
    { kind: 'ID3', at: serverTime, ...by },
    { kind: 'FACE', at: serverTime - agoMs, ...by },
  ];
}

const levelOf = (steps: ReturnType<typeof assertedSteps>): number => {
  const evidence = evidenceSchema.parse({ sessionId: 's1', steps });
  return assess(evidence, HERE).level;
};

describe('what a code system asserts', () => {
  test.each([
    [0, 0],
    [1, 1],
    [2, 2],
    [3, 3],
    [4, 4],
    // A card can be seen here only.
    [5, 4],
  ])('the bare level %i counts as %i', (realNameLevel, level) => {
    expect(levelOf(assertedSteps({ ...REPLY, realNameLevel }))).toBe(level);
  });

  test('where it gives evidence, that alone counts', () => {
    const sms = { kind: 'SMS', at: 5, provider: 'net-1', traceId: 'x' } as const;
    const steps = assertedSteps({ ...REPLY, realNameLevel: 4, evidence: [sms] });
    expect(steps).toEqual([
      { ...sms, source: 'code-system', result: 'passed', until: NOW + 60_000 },
    ]);
    expect(levelOf(steps)).toBe(2);
  });

  test('a provider without a name is the code system', () => {
    const evidence = [{ kind: 'SS', at: 5, provider: '', traceId: '' } as const];
    expect(assertedSteps({ ...REPLY, evidence })).toMatchObject([{ provider: '1390000' }]);
  });
});

describe('a face', () => {
  const DAY_MS = 24 * 3_600_000;
  const MINUTE_MS = 60_000;
  const { serverTime } = REPLY.head;
  const faceStep = (agoMs: number, consentUntil = NOW + 2 * DAY_MS) => {
    const asserted = assertedSteps({ ...REPLY, consentUntil, evidence: faceSeen(agoMs) });
    return asserted.find(({ kind }) => kind === 'FACE');
  };

  test('counts for a day, and for five minutes as part of the visit', () => {
    const [until, freshUntil] = [serverTime + DAY_MS, serverTime + 5 * MINUTE_MS];
    expect(faceStep(0)).toMatchObject({ until, freshUntil });
    // Another server's clock may be a little ahead; that makes nothing newer.
    expect(faceStep(-MINUTE_MS)).toMatchObject({ until, freshUntil });
  });
  test('counts no longer than the code system stands by it', () => {
    const until = NOW + MINUTE_MS;
    expect(faceStep(0, until)).toMatchObject({ until, freshUntil: until });
  });
  test('of before the visit is known, but not fresh', () => {
    expect(faceStep(5 * MINUTE_MS)).toHaveProperty('freshUntil', serverTime);
    expect(faceStep(5 * MINUTE_MS + 1)).not.toHaveProperty('freshUntil');
    expect(faceStep(DAY_MS)).toMatchObject({ until: serverTime });
  });
  test.each([
    ['of more than a day ago', DAY_MS + 1],
    ['of years ago', 1000 * DAY_MS],
    ['of the future', -MINUTE_MS - 1],
  ])('%s is none, whatever level is told with it', (_what, agoMs) => {
    const steps = assertedSteps({ ...REPLY, realNameLevel: 5, evidence: faceSeen(agoMs) });
    expect(steps.map(({ kind }) => kind)).toEqual(['ID3']);
    expect(levelOf(steps)).toBe(3);
  });
  test('alone and too old leaves nothing, and the bare level does not stand in for it', () => {
    const [, face] = faceSeen(DAY_MS + 1);
    expect(assertedSteps({ ...REPLY, realNameLevel: 4, evidence: [face!] })).toEqual([]);
  });
});

describe('a card', () => {
  const card = { readAt: NOW - 2_000, samId: SAM };

  test('gives its three items and itself', () => {
    const steps = cardSteps(REPLY, card, NOW);
    expect(steps).toMatchObject([
      { kind: 'ID3', at: NOW, traceId: 't1', provider: '1390000' },
      { kind: 'CARD', at: NOW - 2_000, samId: SAM, result: 'passed', cardStatus: 'NORMAL' },
    ]);
    expect(levelOf(steps)).toBe(3);
  });

  test('that was reported lost has failed', () => {
    const steps = cardSteps({ ...REPLY, cardStatus: 'LOST' }, card, NOW);
    expect(steps[1]).toMatchObject({ kind: 'CARD', result: 'failed', cardStatus: 'LOST' });
  });

  test('lifts a holder whose face the code system has just seen to level 5', () => {
    const known = assertedSteps({ ...REPLY, realNameLevel: 4, evidence: faceSeen(0) });
    expect(levelOf([...known, ...cardSteps(REPLY, card, NOW)])).toBe(5);
  });
  test.each([4, 5])('lifts no holder of a bare level %i to level 5', (realNameLevel) => {
    const known = assertedSteps({ ...REPLY, realNameLevel });
    expect(levelOf([...known, ...cardSteps(REPLY, card, NOW)])).toBe(4);
  });

  test.each([
    ['lost', { ...REPLY, cardStatus: 'LOST' as const }, card],
    ['of unknown state', { ...REPLY, cardStatus: 'UNKNOWN' as const }, card],
    ['read without a security module', REPLY, { readAt: NOW }],
    ['read by a reader that tells no number', REPLY, { readAt: NOW, samId: '' }],
  ])('that is %s stays at level 4', (_what, reply, reading) => {
    const known = assertedSteps({ ...REPLY, realNameLevel: 4, evidence: faceSeen(0) });
    expect(levelOf([...known, ...cardSteps(reply, reading, NOW)])).toBe(4);
  });
});
