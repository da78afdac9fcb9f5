import { expect, test } from 'vitest';
import { manualClock } from '../../contract/clock.ts';
import { failure } from '../../contract/failures.ts';
import type { LogRecord } from '../../contract/log.ts';
import { err, ok } from '../../contract/result.ts';
import type { DocumentChecker } from '../documents/checker.ts';
import type { Way } from '../platform/way.ts';
import { createEffects } from './effects.ts';
import type { SessionEvent } from './events.ts';
import { ENTRY, ITEM, TOKEN, UNHEARD, UNSIGNED, VERIFIED } from './test-data.ts';
import { createVault } from './vault.ts';

const ID = 's1';
const WHY = failure('PLATFORM_TIMEOUT', 'trace-1');
const FETCH = {
  kind: 'fetch',
  ...{ id: ID, certificateId: 'c1', entry: ENTRY, verified: VERIFIED, accessToken: TOKEN },
} as const;
const READY = { kind: 'document-ready', id: ID, certificateId: 'c1', check: UNSIGNED };
const WIPED = new Uint8Array(2);

/** A file that is asked for; it comes, and is looked at, when the test lets it. */
function stand() {
  const fetched = Promise.withResolvers<Awaited<ReturnType<Way['fetch']>>>();
  const checked = Promise.withResolvers<Awaited<ReturnType<DocumentChecker['check']>>>();
  const events: SessionEvent[] = [];
  const logged: LogRecord[] = [];
  const asked: unknown[] = [];
  const session = new AbortController();
  const vault = createVault();
  let troubles = 0;
  const way: Pick<Way, 'fetch'> = { fetch: () => fetched.promise };
  const effects = createEffects({
    ...{ way: way as Way, deferred: undefined, fetches: undefined, messages: UNHEARD },
    documents: {
      check(...what) {
        asked.push(...what);
        return checked.promise;
      },
    },
    ...{ item: () => ITEM, clock: manualClock(), codeLifetimeS: () => 60 },
    samePerson: () => Promise.resolve('same'),
    dispatch: (event) => events.push(event),
    log: (record) => logged.push(record),
    onTrouble: () => troubles++,
    onNotice: () => {},
  });
  const bytes = Uint8Array.of(1, 2);
  effects.fetch(FETCH, session.signal, vault);
  return {
    ...{ asked, bytes, checked, events, fetched, logged, session, vault },
    troubles: () => troubles,
  };
}
const settled = () => new Promise((resolve) => setImmediate(resolve));

test('a file is looked at first, and in the vault when its arrival is told', async () => {
  const { asked, bytes, checked, events, fetched, session, vault } = stand();
  fetched.resolve(ok(bytes));
  await settled();
  expect([events, vault.holds('c1')]).toEqual([[], false]);
  const { nameMasked, idNoMasked } = VERIFIED.reply;
  const holder = { nameMasked, idNoMasked, idType: '111', nonce: VERIFIED.nonce };
  const file = { bytes, mediaType: ENTRY.mediaType, listed: ENTRY, holder };
  expect(asked).toEqual([file, session.signal]);
  checked.resolve(ok(UNSIGNED));
  await settled();
  expect([events, vault.read('c1')]).toEqual([[READY], Uint8Array.of(1, 2)]);
});

test('a file that cannot be opened is not shown, and nothing of it is kept', async () => {
  const { bytes, checked, events, fetched, logged, troubles, vault } = stand();
  fetched.resolve(ok(bytes));
  const why = failure('DOC_LIMIT', 'time');
  checked.resolve(err(why));
  await settled();
  const told = { kind: 'document-failed', id: ID, certificateId: 'c1', failure: why };
  expect([events, logged]).toEqual([[told], [{ event: 'document.refused', ...why }]]);
  // The platform has done its part.
  expect([troubles(), bytes, vault.holds('c1')]).toEqual([0, WIPED, false]);
});

test('a file that is not to be had leaves the session open', async () => {
  const { asked, events, fetched, logged } = stand();
  fetched.resolve(err(WHY));
  await settled();
  expect(events).toEqual([{ kind: 'document-failed', id: ID, certificateId: 'c1', failure: WHY }]);
  expect(logged).toEqual([{ event: 'platform.request-failed', step: 'fetch', ...WHY }]);
  expect(asked).toEqual([]);
});

test('a file that comes when nobody waits any more is overwritten at once', async () => {
  const { asked, bytes, events, fetched, session, vault } = stand();
  session.abort();
  fetched.resolve(ok(bytes));
  await settled();
  expect([bytes, vault.read('c1'), events, asked]).toEqual([WIPED, undefined, [], []]);
});

test('likewise once it was looked at', async () => {
  const { bytes, checked, events, fetched, session, vault } = stand();
  fetched.resolve(ok(bytes));
  await settled();
  session.abort();
  checked.resolve(ok(UNSIGNED));
  await settled();
  expect([bytes, vault.read('c1'), events]).toEqual([WIPED, undefined, []]);
});
