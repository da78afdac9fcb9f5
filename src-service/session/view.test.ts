import { expect, test } from 'vitest';
import type { Mode } from '../../contract/config.ts';
import { sessionViewSchema } from '../../contract/session.ts';
import type { Session } from './model.ts';
import { personOfCard } from './person.ts';
import { CARD, CODE, ENTRY, PERSON, SCAN, TOKEN, VERIFIED } from './test-data.ts';
import { sessionView } from './view.ts';

const ITEM = { 'zh-CN': '事项', en: 'Item' };
/** A moment at which it is still the day before in UTC. */
const NOW = Date.parse('2026-06-01T04:00:00+08:00');

function view(session: Session, hasPhoto = false, aheadMs = 0, mode: Mode = 'counter') {
  return sessionViewSchema.parse(
    sessionView(session, { itemName: ITEM, warnMs: 20, now: NOW, aheadMs, hasPhoto, mode }),
  );
}
function list(...changes: Partial<typeof ENTRY>[]) {
  const entries = changes.map((change) => ({ ...ENTRY, ...change }));
  const shown = view({
    state: 'certificates',
    id: 's',
    person: PERSON,
    grant: { accessToken: TOKEN, entries },
    endsAt: 100,
  });
  return shown.state === 'certificates' ? shown : undefined;
}

const ALL: Session[] = [
  { state: 'idle' },
  { state: 'reading-card', id: 's', startedAt: 1 },
  {
    state: 'working',
    id: 's',
    step: 'verify',
    startedAt: 1,
    deadline: 2,
    stepEndsAt: 2,
    task: { kind: 'verify', input: CODE },
  },
  {
    state: 'working',
    id: 's',
    step: 'verify',
    startedAt: 1,
    deadline: 2,
    stepEndsAt: 2,
    task: { kind: 'verify', input: CARD },
  },
  {
    state: 'queued',
    id: 's',
    rowId: 'r',
    queuedAt: 1,
    expiresAt: 2,
    nextTryAt: 1,
    tries: 1,
    presentUntil: 9,
  },
  {
    ...{ state: 'working', id: 's', step: 'list', startedAt: 1, deadline: 2, stepEndsAt: 2 },
    task: { kind: 'list', person: PERSON, token: TOKEN },
  },
  { state: 'scan-session', id: 's', phase: 'opening', deadline: 9 },
  { state: 'scan-session', id: 's', phase: 'scanned', scanCode: SCAN.scanCode, deadline: 9 },
  {
    ...{ state: 'evidence', id: 's', person: personOfCard('s', CARD, VERIFIED, 1), card: CARD },
    ...{ needLevel: 5, missing: ['CODE'], token: TOKEN, deadline: 9 },
  },
  { state: 'consent', id: 's', person: PERSON, deadline: 1 },
  {
    state: 'certificates',
    id: 's',
    person: PERSON,
    grant: { accessToken: TOKEN, entries: [ENTRY] },
    opened: { certificateId: 'c1', state: 'loading' },
    endsAt: 100,
  },
  { state: 'failed', id: 's', failure: { code: 'CODE_USED' }, endsAt: 1 },
  { state: 'ended', reason: 'idle', endsAt: 1 },
];

test.each(ALL)('no view of $state holds a secret', (session) => {
  const text = JSON.stringify(view(session));
  const { holder } = CARD;
  const { codeContent } = CODE.code;
  for (const secret of ['secret-token', codeContent, holder.idNo, holder.name, ENTRY.number]) {
    expect(text).not.toContain(secret);
  }
  for (const secret of [
    VERIFIED.reply.subjectRef,
    VERIFIED.nonce,
    CARD.holder.samId,
    'scan-session-1',
  ]) {
    expect(text).not.toContain(secret);
  }
});

test('the countdown begins before the end', () => {
  expect(list({})).toMatchObject({ warnAt: 80, endsAt: 100 });
});

test('a certificate past its last day has expired, on that day it has not', () => {
  const statuses = list(
    { validTo: '2026-05-31' },
    { validTo: '2026-06-01' },
    { validTo: '2026-05-31', status: '07' },
    {},
  )?.certificates.map(({ status }) => status);
  expect(statuses).toEqual(['expired', 'valid', 'revoked', 'valid']);
});

test('a file type that cannot be shown is not listed, and the others keep their names', () => {
  const ids = list({}, { mediaType: 'text/html' }, {})?.certificates.map(({ id }) => id);
  expect(ids).toEqual(['c1', 'c3']);
});

test('certificates that were left out are counted, and nothing else is told of them', () => {
  const wrong = { code: 'CERT_METADATA', detail: 'typeCode' } as const;
  const at = (leftOut: readonly (typeof wrong)[]) =>
    view({
      ...{ state: 'certificates', id: 's', person: PERSON, endsAt: 100 },
      grant: { accessToken: TOKEN, entries: [ENTRY], leftOut },
    });
  expect(at([wrong, wrong])).toMatchObject({ leftOut: 2 });
  expect(JSON.stringify(at([wrong]))).not.toContain('CERT_METADATA');
  expect(at([])).not.toHaveProperty('leftOut');
});

test('the card says whether its photo can be asked for', () => {
  const { card } = CARD;
  const person = { ...PERSON, subject: { ...PERSON.subject, card } };
  const consent: Session = { state: 'consent', id: 's', person, deadline: 1 };
  expect(view(consent)).toMatchObject({ subject: { card } });
  expect(view(consent, true)).toMatchObject({ subject: { card: { ...card, photo: 'decoded' } } });
  expect(view({ ...consent, person: PERSON }, true)).not.toHaveProperty('subject.card');
});

test('at a counter a clerk can compare the person of a card', () => {
  const person = personOfCard('s', CARD, VERIFIED, 1);
  const consent: Session = { state: 'consent', id: 's', person, deadline: 1 };
  expect(view(consent)).toHaveProperty('comparableCard', CARD.requestId);
  expect(view(consent, false, 0, 'self-service')).not.toHaveProperty('comparableCard');
  expect(view({ ...consent, person: PERSON })).not.toHaveProperty('comparableCard');
});

test('the code on the screen is what the code system gave, once it has', () => {
  const opening: Session = { state: 'scan-session', id: 's', phase: 'opening', deadline: 9 };
  expect(view(opening)).not.toHaveProperty('scanCode');
  const pending: Session = { ...opening, phase: 'pending', scanCode: SCAN.scanCode };
  expect(view(pending)).toMatchObject({ phase: 'pending', scanCode: SCAN.scanCode, deadline: 9 });
});

test('what is still asked for is said with the level that needs it', () => {
  const state = { state: 'evidence', id: 's', person: PERSON, deadline: 9 } as const;
  expect(view({ ...state, needLevel: 4, missing: ['CARD'] })).toMatchObject({
    ...{ itemName: ITEM, needLevel: 4, missing: ['CARD'] },
    subject: { nameMasked: '林*秋', proofs: ['CODE', 'ID3'] },
  });
});

test.each(ALL.filter(({ state }) => state !== 'idle' && state !== 'queued'))(
  'where the clock was set back, the times of $state are told as the windows will read them',
  (session) => {
    const times = (aheadMs: number): number[] =>
      Object.entries(view(session, false, aheadMs)).flatMap(([key, value]) =>
        ['startedAt', 'deadline', 'warnAt', 'endsAt'].includes(key) ? [Number(value)] : [],
      );
    expect(times(0).length).toBeGreaterThan(0);
    expect(times(1)).toEqual(times(0).map((at) => at - 1));
  },
);
