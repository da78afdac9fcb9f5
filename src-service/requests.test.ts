import { describe, expect, test } from 'vitest';
import { manualClock } from '../contract/clock.ts';
import type { Mode } from '../contract/config.ts';
import { failure } from '../contract/failures.ts';
import { REQUEST_NAMES, type RequestName } from '../contract/requests.ts';
import { err, ok } from '../contract/result.ts';
import { createRequestHandler } from './requests.ts';
import type { Session } from './session/model.ts';
import { createRunner } from './session/runner.ts';
import { personOf, personOfCard, personOfCode } from './session/person.ts';
import { CARD, CODE, ENTRY, RULES, SCAN, TOKEN, UNSIGNED, VERIFIED } from './session/test-data.ts';

const ID = 's1';
const PERSON_HERE = personOfCode(ID, VERIFIED, 0);
const BYTES = Uint8Array.of(1, 2, 3);
const STALE = () => err({ reason: 'stale' } as const);
const STATES = {
  idle: { state: 'idle' },
  working: {
    ...{
      state: 'working',
      id: ID,
      step: 'verify',
      startedAt: 0,
      deadline: 9_000,
      stepEndsAt: 9_000,
    },
    task: { kind: 'verify', input: CODE },
  },
  queued: {
    ...{
      state: 'queued',
      id: ID,
      rowId: 'r',
      queuedAt: 0,
      expiresAt: 9,
      nextTryAt: 1,
      tries: 1,
      presentUntil: 9,
    },
  },
  'scan-session': {
    state: 'scan-session',
    id: ID,
    phase: 'pending',
    scanCode: SCAN.scanCode,
    deadline: 9_000,
  },
  evidence: {
    ...{ state: 'evidence', id: ID, person: PERSON_HERE, needLevel: 5, missing: ['CARD'] },
    deadline: 9_000,
  },
  consent: { state: 'consent', id: ID, person: PERSON_HERE, deadline: 9_000 },
  certificates: {
    ...{ state: 'certificates', id: ID, person: PERSON_HERE, endsAt: 9_000 },
    grant: { accessToken: TOKEN, entries: [ENTRY, ENTRY] },
  },
  failed: { state: 'failed', id: ID, failure: failure('CODE_USED'), endsAt: 9_000 },
  ended: { state: 'ended', reason: 'idle', endsAt: 9_000 },
} as const satisfies Record<string, Session>;

/** A request handler before a real session; certificates arrive as soon as they are opened. */
function stand(
  initial: Session,
  signedIn: 'somebody' | 'nobody' = 'somebody',
  mode: Mode = 'counter',
) {
  const chosen: string[] = [];
  const runner = createRunner({
    audit: { stepped: () => {}, consentGiven: () => ok(), disclosure: () => ok() },
    initial,
    clock: manualClock(),
    log: () => {},
    rules: () => ({ ...RULES, mode }),
    onState: () => {},
    onChange: () => {},
    handlers: {
      verify: () => {},
      join: () => {},
      authorise: () => {},
      list: () => {},
      fetch({ id, certificateId }, _signal, vault) {
        vault.put(certificateId, Uint8Array.from(BYTES));
        runner.dispatch({ kind: 'document-ready', id, certificateId, check: UNSIGNED });
      },
      enqueue: () => {},
      withdraw: () => {},
      tellRefusal: () => {},
      tellUse: () => {},
      openScan: () => {},
      notice: () => {},
    },
  });
  const ask = createRequestHandler({
    runner,
    mode,
    operators: {
      isClosed: () => signedIn === 'nobody',
      active: () => {},
      signIn(id, password) {
        chosen.push(`in ${id} ${password}`);
        return Promise.resolve(ok(null));
      },
      signOut() {
        chosen.push('out');
        return ok(null);
      },
    },
    queue: {
      resend(id) {
        chosen.push(`resend ${id}`);
        return 'written';
      },
      discard(id, reason) {
        chosen.push(`discard ${id} ${reason}`);
        return 'stale';
      },
    },
    chooseItem: (code) => code === 'I-1' && chosen.push(code) > 0,
    chooseLanguage: (language) => void chosen.push(language),
    // A desk on which nothing lies; see printing/print-desk.test.ts.
    prints: { begin: STALE, page: STALE, send: STALE, cancel: STALE },
    // See requests-camera.test.ts.
    camera: { cameraIs: () => true, seen: () => false },
    commandDevice: (id, command) => {
      chosen.push(`${id} ${command}`);
      return Promise.resolve(ok());
    },
  });
  return { ask, chosen, runner };
}
const done = { ok: true, value: null };
const refused = (reason: string) => ({ ok: false, error: { reason } });

const SEEN = { text: 'A1', bytes: BYTES, aim: ']Q1' };
const PRINT = { sessionId: ID, jobId: 1 };
const FITTING: Record<RequestName, object> = {
  'session.scan': {},
  'session.agree': { sessionId: ID },
  'session.refuse': { sessionId: ID },
  'session.end': { sessionId: ID },
  'session.extend': { sessionId: ID },
  'certificate.open': { sessionId: ID, certificateId: 'c1' },
  'certificate.close': { sessionId: ID },
  'certificate.read': { sessionId: ID, certificateId: 'c1' },
  'print.begin': { sessionId: ID, certificateId: 'c1', target: 'printer', pages: 1, copies: 1 },
  'print.page': { ...PRINT, page: 1, jpeg: BYTES, widthPt: 10, heightPt: 10, isWhole: true },
  'print.send': PRINT,
  'print.cancel': PRINT,
  'card.photo': { sessionId: ID },
  'face.compare': { sessionId: ID, cardId: CARD.requestId, photo: 'printed', same: true },
  'device.command': { deviceId: 'scanner-1', command: 'identify' },
  'camera.state': { state: 'ready', label: 'USB', size: '1280×720' },
  'camera.read': SEEN,
  'picture.read': SEEN,
  'item.choose': { itemCode: 'I-1' },
  'language.choose': { language: 'en' },
  'queue.resend': { rowId: 'r1' },
  'queue.discard': { rowId: 'r1', reason: 'fault' },
  'operator.sign-in': { operatorId: '0001', password: 'yunling-2026' },
  'operator.sign-out': {},
};

test.each(REQUEST_NAMES)('%s with anything but its parameters is invalid', (name) => {
  const { ask, chosen, runner } = stand(STATES.consent);
  const before = runner.session();
  for (const params of [
    undefined,
    null,
    'x',
    [],
    { ...FITTING[name], more: 1 },
    { sessionId: 1 },
  ]) {
    expect(ask(name, params)).toEqual(refused('invalid'));
  }
  expect([runner.session(), chosen]).toEqual([before, []]);
});

describe('a click that comes late', () => {
  const OLD = { sessionId: 'another' };
  test.each(Object.values(STATES))('touches nothing in $state', (session) => {
    for (const name of REQUEST_NAMES.filter((one) => 'sessionId' in FITTING[one])) {
      const { ask, runner } = stand(session);
      const before = runner.session();
      expect(ask(name, { ...FITTING[name], ...OLD })).toEqual(refused('stale'));
      expect(runner.session()).toBe(before);
    }
  });
});

test.each([
  ['session.agree', 'working'],
  ['session.refuse', 'ended'],
  ['session.end', 'ended'],
] as const)('%s on the consent page leads to %s', (name, state) => {
  const { ask, runner } = stand(STATES.consent);
  expect(ask(name, FITTING[name])).toEqual(done);
  expect(runner.session().state).toBe(state);
});

describe('an end without a name', () => {
  test.each(['failed', 'ended'] as const)('leaves the page %s', (state) => {
    const { ask, runner } = stand(STATES[state]);
    expect(ask('session.end', {})).toEqual(done);
    expect(runner.session().state).toBe('idle');
  });
  test.each([
    'idle',
    'working',
    'queued',
    'scan-session',
    'evidence',
    'consent',
    'certificates',
  ] as const)('does not end %s', (state) => {
    const { ask, runner } = stand(STATES[state]);
    expect(ask('session.end', {})).toEqual(refused('stale'));
    expect(runner.session()).toBe(STATES[state]);
  });
});

describe('the bytes of a certificate', () => {
  const one = { sessionId: ID, certificateId: 'c1' };
  test('are there while it is open, as a copy', () => {
    const { ask } = stand(STATES.certificates);
    expect(ask('certificate.read', one)).toEqual(refused('stale'));
    expect(ask('certificate.open', one)).toEqual(done);
    const file = { ok: true, value: { mediaType: 'image/png', bytes: BYTES } };
    const first = ask('certificate.read', one);
    expect(first).toEqual(file);
    (first as { value: { bytes: Uint8Array } }).value.bytes.fill(9);
    expect(ask('certificate.read', one)).toEqual(file);
    expect(ask('certificate.read', { ...one, certificateId: 'c2' })).toEqual(refused('stale'));
    expect(ask('certificate.close', { sessionId: ID })).toEqual(done);
    expect(ask('certificate.read', one)).toEqual(refused('stale'));
  });
  test('of a place that the list does not have are not', () => {
    const { ask } = stand(STATES.certificates);
    const none = { ...one, certificateId: 'c9' };
    expect(ask('certificate.open', none)).toEqual(done);
    expect(ask('certificate.read', none)).toEqual(refused('stale'));
  });
});

describe('the item', () => {
  test.each(['idle', 'failed', 'ended'] as const)('can be chosen in %s', (state) => {
    const { ask, chosen } = stand(STATES[state]);
    expect(ask('item.choose', { itemCode: 'I-1' })).toEqual(done);
    expect(chosen).toEqual(['I-1']);
  });
  test.each(['working', 'queued', 'scan-session', 'evidence', 'consent', 'certificates'] as const)(
    'stays as it is in %s: the citizen agrees to what was shown',
    (state) => {
      const { ask, chosen } = stand(STATES[state]);
      expect(ask('item.choose', { itemCode: 'I-1' })).toEqual(refused('stale'));
      expect(chosen).toEqual([]);
    },
  );
  test('that does not exist is invalid', () => {
    expect(stand(STATES.idle).ask('item.choose', { itemCode: 'I-9' })).toEqual(refused('invalid'));
  });
});

test('the language can be chosen at any time', () => {
  for (const session of Object.values(STATES)) {
    const { ask, chosen } = stand(session);
    expect(ask('language.choose', { language: 'en' })).toEqual(done);
    expect(chosen).toEqual(['en']);
  }
});

test('a command goes to its device, and what became of it comes back', async () => {
  const { ask, chosen } = stand(STATES.idle);
  expect(await ask('device.command', FITTING['device.command'])).toEqual(done);
  expect(chosen).toEqual(['scanner-1 identify']);
});

test('dead rows of the queue are sent again or given up, and what became of it comes back', () => {
  const { ask, chosen } = stand(STATES.consent);
  expect(ask('queue.resend', FITTING['queue.resend'])).toEqual(done);
  expect(ask('queue.discard', FITTING['queue.discard'])).toEqual(refused('stale'));
  expect(chosen).toEqual(['resend r1', 'discard r1 fault']);
  expect(ask('queue.discard', { rowId: 'r1', reason: 'because' })).toEqual(refused('invalid'));
});

describe('a code for the phone', () => {
  test.each(['idle', 'failed', 'ended'] as const)('can be asked for in %s', (state) => {
    const { ask, runner } = stand(STATES[state]);
    expect(ask('session.scan', {})).toEqual(done);
    expect(runner.session()).toMatchObject({ state: 'scan-session', phase: 'opening' });
  });
  test.each(['working', 'queued', 'scan-session', 'evidence', 'consent', 'certificates'] as const)(
    'takes nothing from %s',
    (state) => {
      const { ask, runner } = stand(STATES[state]);
      expect(ask('session.scan', {})).toEqual(refused('stale'));
      expect(runner.session()).toBe(STATES[state]);
    },
  );
});

test('a photo is given to the session of its card alone', () => {
  const { ask, runner } = stand({ ...STATES.working, task: { kind: 'verify', input: CARD } });
  runner.keepPhoto(CARD.requestId, Uint8Array.of(66, 77));
  expect(ask('card.photo', { sessionId: ID })).toEqual(refused('stale'));
  runner.dispatch({ kind: 'verified', id: ID, verified: VERIFIED });
  expect(ask('card.photo', { sessionId: ID })).toEqual({
    ok: true,
    value: { mediaType: 'image/bmp', bytes: Uint8Array.of(66, 77) },
  });
  expect(ask('card.photo', { sessionId: 'another' })).toEqual(refused('stale'));
});

describe('what a clerk sees of face and card', () => {
  const person = personOfCard(ID, CARD, VERIFIED, 0);
  const WITH_CARD = { ...STATES.consent, person };
  const compared = { sessionId: ID, cardId: CARD.requestId, photo: 'printed', same: true };

  test.each([
    ['chip', true],
    ['printed', false],
    // The picture is there, and could not be shown.
    ['printed', true],
  ])('is evidence of the session, with the photo that was looked at: %s', (photo, isDecoded) => {
    const { ask, runner } = stand(WITH_CARD);
    if (isDecoded) runner.keepPhoto(CARD.requestId, Uint8Array.of(66, 77));
    expect(ask('face.compare', { ...compared, photo })).toEqual(done);
    const steps = personOf(runner.session())?.evidence.steps;
    expect(steps?.at(-1)).toMatchObject({ kind: 'MANUAL', photo, result: 'passed' });
    expect(ask('face.compare', compared)).toEqual(refused('stale'));
  });
  test.each([
    ['a photo that was never on the screen', { photo: 'chip' }],
    ['another card of the session', { cardId: 'another' }],
  ])('is nothing with %s', (_what, change) => {
    const { ask, runner } = stand(WITH_CARD);
    for (const same of [true, false]) {
      expect(ask('face.compare', { ...compared, ...change, same })).toEqual(refused('stale'));
    }
    expect(runner.session()).toBe(WITH_CARD);
  });
  test('ends the session where it is somebody else', () => {
    const { ask, runner } = stand(WITH_CARD);
    expect(ask('face.compare', { ...compared, same: false })).toEqual(done);
    expect(runner.session()).toMatchObject({ failure: { code: 'FACE_MISMATCH' } });
  });
  test.each(Object.values(STATES))('is nothing without a card ($state)', (session) => {
    const { ask, runner } = stand(session);
    expect(ask('face.compare', compared)).toEqual(refused('stale'));
    expect(runner.session()).toBe(session);
  });
  test('is nothing that a self-service terminal takes', () => {
    const { ask, runner } = stand(WITH_CARD, 'somebody', 'self-service');
    const refusal = { failure: { code: 'OPERATOR_NEEDED' } };
    expect(ask('face.compare', compared)).toMatchObject({ ok: false, error: refusal });
    expect(runner.session()).toBe(WITH_CARD);
  });
});

describe('where somebody has to sign in and nobody has', () => {
  const CLOSED = { ok: false, error: { reason: 'failed', failure: { code: 'OPERATOR_NEEDED' } } };
  const FREE = [
    ...['operator.sign-in', 'operator.sign-out', 'language.choose', 'device.command'],
    'camera.state',
  ];

  test.each(REQUEST_NAMES.filter((name) => !FREE.includes(name)))('%s is refused', (name) => {
    for (const session of Object.values(STATES)) {
      const { ask, chosen, runner } = stand(session, 'nobody');
      expect(ask(name, FITTING[name])).toEqual(CLOSED);
      expect([runner.session(), chosen]).toEqual([session, []]);
    }
  });

  test('signing in, the language and the devices are there', async () => {
    const { ask, chosen } = stand(STATES.idle, 'nobody');
    for (const name of FREE)
      expect(await ask(name as RequestName, FITTING[name as RequestName])).toEqual(done);
    expect(chosen).toEqual(['in 0001 yunling-2026', 'out', 'en', 'scanner-1 identify']);
  });
});

test('a self-service terminal sends no dead row again and gives none up, whoever asks', () => {
  const { ask, chosen } = stand(STATES.idle, 'somebody', 'self-service');
  const refused = { ok: false, error: { failure: { code: 'OPERATOR_NEEDED' } } };
  const rowId = '7c9e6679-7425-40de-944b-e07fc1f90ae7';
  expect(ask('queue.resend', { rowId })).toMatchObject(refused);
  expect(ask('queue.discard', { rowId, reason: 'fault' })).toMatchObject(refused);
  expect(chosen).toEqual([]);
});
