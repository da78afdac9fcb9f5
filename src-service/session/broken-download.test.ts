import { expect, test } from 'vitest';
import { manualClock } from '../../contract/clock.ts';
import { failure, type FailureCode } from '../../contract/failures.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import { createAccessToken } from '../platform/access-token.ts';
import type { Run, Way } from '../platform/way.ts';
import type { BrokenDownload, DeferredFetches } from '../queue/fetches.ts';
import { createEffects } from './effects.ts';
import type { SessionEvent } from './events.ts';
import { CONFIG, ENTRY, ITEM, ROUTE, UNCHECKED, UNHEARD, UNSIGNED, VERIFIED } from './test-data.ts';
import { createVault } from './vault.ts';

const ID = 's1';

interface How {
  readonly code?: FailureCode;
  readonly validForMs?: number;
  readonly saved?: Result<undefined, ReturnType<typeof failure>>;
}

/** A download that fails, and what is made of it. */
async function broken({ code = 'PLATFORM_UNREACHABLE', validForMs = 60_000, saved = ok() }: How) {
  const runs: Run[] = [];
  const events: SessionEvent[] = [];
  const kept: BrokenDownload[] = [];
  const ended: string[] = [];
  const user = { terminalId: CONFIG.terminal.id, itemCode: ITEM.code };
  const what = { secret: 'secret-token-0000', validForMs, maxUses: 20, scopes: ['*'], user };
  const fetches: DeferredFetches = {
    save(download) {
      kept.push(download);
      return saved;
    },
    endSession: (sessionId) => void ended.push(sessionId),
  };
  const way: Pick<Way, 'fetch'> = {
    fetch(_entry, _route, _token, run) {
      runs.push(run);
      return Promise.resolve(err(failure(code)));
    },
  };
  const effects = createEffects({
    ...{ way: way as Way, deferred: undefined, fetches, messages: UNHEARD, item: () => ITEM },
    ...{ clock: manualClock(), codeLifetimeS: () => 60, samePerson: () => Promise.resolve('same') },
    dispatch: (event) => events.push(event),
    ...{ documents: UNCHECKED, log: () => {}, onTrouble: () => {}, onNotice: () => {} },
  });
  const session = new AbortController();
  const vault = createVault();
  const accessToken = createAccessToken(what, manualClock());
  const download = { id: ID, certificateId: 'c1', entry: ENTRY, accessToken };
  effects.fetch({ kind: 'fetch', ...download, verified: VERIFIED }, session.signal, vault);
  await new Promise((resolve) => setImmediate(resolve));
  return { runs, events, kept, ended, session, vault };
}
const WAITS = { kind: 'document-waiting', id: ID, certificateId: 'c1' };
const failedWith = (code: FailureCode) => ({
  ...{ kind: 'document-failed', id: ID, certificateId: 'c1', failure: failure(code) },
});

test('by the network it is saved, tried one by one, and in the vault when it has come', async () => {
  const { events, kept, runs, vault, ended } = await broken({});
  expect(events).toEqual([WAITS]);
  const [one] = kept;
  expect(one).toMatchObject({
    ...{ sessionId: ID, certificateId: 'c1', holdsMs: 60_000, destination: ROUTE.codeSystemId },
  });
  expect(await one?.fetch(new AbortController().signal)).toMatchObject({ ok: false });
  expect(runs[1]).toMatchObject({ once: true, item: ITEM });
  one?.onDone(Uint8Array.of(1, 2));
  await new Promise((resolve) => setImmediate(resolve));
  expect(vault.read('c1')).toEqual(Uint8Array.of(1, 2));
  const ready = { kind: 'document-ready', id: ID, certificateId: 'c1', check: UNSIGNED };
  expect(events[1]).toEqual(ready);
  expect(ended).toEqual([]);
});

test('whoever closes it or goes takes it along: the try under way, too', async () => {
  const { events, kept, runs, session, vault, ended } = await broken({});
  expect(await kept[0]?.fetch(new AbortController().signal)).toMatchObject({ ok: false });
  session.abort();
  expect([ended, runs[1]?.signal?.aborted]).toEqual([[ID], true]);
  const bytes = Uint8Array.of(1, 2);
  kept[0]?.onDone(bytes);
  expect([bytes, vault.read('c1'), events]).toEqual([new Uint8Array(2), undefined, [WAITS]]);
});

test('what ends it in the queue is told', async () => {
  const { events, kept } = await broken({});
  kept[0]?.onFailed(failure('TOKEN_EXPIRED'));
  expect(events[1]).toEqual(failedWith('TOKEN_EXPIRED'));
});

test.each<[string, FailureCode, How]>([
  ['is refused', 'CERT_REVOKED', { code: 'CERT_REVOKED' }],
  ['has a token that is over before the first try', 'PLATFORM_UNREACHABLE', { validForMs: 1_000 }],
])('one that %s fails at once', async (_what, code, how) => {
  const { events, kept } = await broken(how);
  expect([kept, events]).toEqual([[], [failedWith(code)]]);
});

test('one that cannot be saved fails as it did', async () => {
  const { events } = await broken({ saved: err(failure('STORE_FAILED', 'SQLITE_FULL')) });
  expect(events).toEqual([failedWith('PLATFORM_UNREACHABLE')]);
});
