import { expect, test } from 'vitest';
import { manualClock } from '../../contract/clock.ts';
import { failure } from '../../contract/failures.ts';
import { err } from '../../contract/result.ts';
import type { Way } from '../platform/way.ts';
import type { DeferredVerifications } from '../queue/deferred.ts';
import { createEffects } from './effects.ts';
import type { SessionEvent } from './events.ts';
import { CODE, ITEM, UNCHECKED, UNHEARD } from './test-data.ts';

/** When the scan at 0 could not be verified and is to be saved. */
const NOW = 9_000;
const FULL = failure('STORE_FAILED', 'SQLITE_FULL');

/** What the queue is asked to keep, and what the session hears; the disk is full. */
function enqueue(goodUntil: number, lifetimeS: number | undefined) {
  const asked: unknown[] = [];
  const events: SessionEvent[] = [];
  const deferred: Pick<DeferredVerifications, 'save'> = {
    save(...how) {
      asked.push(how);
      return err(FULL);
    },
  };
  const effects = createEffects({
    ...{ way: {} as Way, deferred: deferred as DeferredVerifications, clock: manualClock(NOW) },
    messages: UNHEARD,
    documents: UNCHECKED,
    fetches: undefined,
    ...{ item: () => ITEM, codeLifetimeS: () => lifetimeS },
    samePerson: () => Promise.resolve('same' as const),
    dispatch: (event) => events.push(event),
    log: () => {},
    onTrouble: () => {},
    onNotice: () => {},
  });
  effects.enqueue({ kind: 'enqueue', id: 's1', input: { ...CODE, goodUntil } });
  return { asked, events };
}

test.each([
  ['its code system', 90_000, 60, 60],
  ['the code', 45_000, 60, 45],
  ['the code, where no route is at hand', 45_000, undefined, 45],
])(
  'a scan waits for as long as %s says, and the queue need not know why',
  (_who, until, s, keptS) => {
    const { asked, events } = enqueue(until, s);
    expect(asked).toEqual([[CODE, ITEM.code, keptS]]);
    expect(events).toEqual([{ kind: 'way-failed', id: 's1', failure: FULL }]);
  },
);

test.each([
  ['the code', 10_000, 120],
  ['its code system', 90_000, 10],
  ['the code, a while ago', -1, 120],
])('what ends before the first retry, as %s says, is refused at once', (_who, until, s) => {
  const { asked, events } = enqueue(until, s);
  expect(asked).toEqual([]);
  expect(events).toEqual([{ kind: 'way-failed', id: 's1', failure: failure('QUEUE_TOO_LATE') }]);
});
