import { expect, test } from 'vitest';
import { manualClock } from '../../contract/clock.ts';
import type { LogRecord } from '../../contract/log.ts';
import { ok } from '../../contract/result.ts';
import type { Way } from '../platform/way.ts';
import { createEffects } from './effects.ts';
import type { SessionEvent } from './events.ts';
import type { Grant } from './model.ts';
import { ENTRY, ITEM, PERSON, TOKEN, UNCHECKED, UNHEARD } from './test-data.ts';

/** What becomes of a list that the way brings. */
async function listed(grant: Grant) {
  const events: SessionEvent[] = [];
  const logged: LogRecord[] = [];
  let troubles = 0;
  const ended = Promise.withResolvers<undefined>();
  const way: Pick<Way, 'list'> = { list: () => Promise.resolve(ok(grant)) };
  const effects = createEffects({
    ...{
      way: way as Way,
      deferred: undefined,
      messages: UNHEARD,
      documents: UNCHECKED,
      fetches: undefined,
      item: () => ITEM,
      clock: manualClock(),
      codeLifetimeS: () => 60,
    },
    samePerson: () => Promise.resolve('same'),
    dispatch(event) {
      events.push(event);
      ended.resolve(undefined);
    },
    log: (record) => logged.push(record),
    onTrouble: () => troubles++,
    onNotice: () => {},
  });
  const { signal } = new AbortController();
  effects.list({ kind: 'list', id: 's', person: PERSON, token: TOKEN }, signal);
  await ended.promise;
  return { events, logged, troubles };
}

test('what was left out of a list is logged by its failure, and the list is shown', async () => {
  const leftOut = [
    { code: 'CERT_IDENTIFIER', detail: 'check' },
    { code: 'CERT_METADATA' },
  ] as const;
  const grant = { accessToken: TOKEN, entries: [ENTRY], leftOut };
  expect(await listed(grant)).toEqual({
    events: [{ kind: 'granted', id: 's', grant }],
    logged: leftOut.map((one) => ({ event: 'platform.entry-left-out', ...one })),
    // The platform is there: nobody has to look for it.
    troubles: 0,
  });
});
