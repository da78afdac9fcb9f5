import { describe, expect, test } from 'vitest';
import { manualClock } from '../../contract/clock.ts';
import { failure } from '../../contract/failures.ts';
import { err, ok } from '../../contract/result.ts';
import type { CrlCache } from './crl-cache.ts';
import { createCrlRefresh, REFRESH_LIMITS } from './crl-refresh.ts';
import type { ListFacts } from './thread-messages.ts';

const HOUR_MS = 3_600_000;
const START = Date.UTC(2026, 5, 1);
const A = 'http://crl.example:8080/a.crl';
const B = 'https://other.example/b.crl';
const LIST: ListFacts = { issuer: '虚构电子认证', thisUpdate: START - HOUR_MS, isUsable: true };

interface How {
  readonly urls?: readonly string[];
  /** When it was fetched before, in milliseconds before the start. */
  readonly age?: number;
  /** What the address gives: a list, no list, nothing. */
  gives?: ListFacts | 'no list' | 'nothing';
  readonly known?: ListFacts;
  isDiskFull?: boolean;
}

function stand(how: How) {
  const clock = manualClock(START);
  const fetched: string[] = [];
  const saved: string[] = [];
  let lists = 0;
  const cache: CrlCache = {
    fileOf: (url) => `/crls/${url}`,
    fetchedAt: () => (how.age === undefined ? undefined : START - how.age),
    save(url) {
      if (how.isDiskFull) return false;
      saved.push(url);
      return true;
    },
    keepOnly: () => {},
  };
  const { gives = LIST } = how;
  const refresh = createCrlRefresh({
    ...{ urls: how.urls ?? [A], hours: 12, cache, clock, rightNow: () => clock.now() },
    fetchList(url) {
      fetched.push(url);
      const nothing = (how.gives ?? gives) === 'nothing';
      return Promise.resolve(
        nothing ? err(failure('PLATFORM_TIMEOUT')) : ok(new TextEncoder().encode(url)),
      );
    },
    lookAt() {
      const given = how.gives ?? gives;
      return Promise.resolve(typeof given === 'string' ? undefined : given);
    },
    known: (file) => (file === `/crls/${A}` ? how.known : undefined),
    onList: () => lists++,
    onChange: () => {},
  });
  refresh.start();
  async function after(ms: number): Promise<void> {
    clock.advance(ms);
    await new Promise((resolve) => setImmediate(resolve));
  }
  return { after, clock, fetched, how, lists: () => lists, refresh, saved };
}

describe('a list', () => {
  test('is fetched a while after the start, and every so many hours', async () => {
    const { after, fetched, lists, refresh, saved } = stand({ urls: [A, B] });
    await after(REFRESH_LIMITS.first - 1);
    expect(fetched).toEqual([]);
    await after(1);
    expect([fetched, saved, lists(), refresh.diagnostics()]).toEqual([[A, B], [A, B], 2, []]);
    await after(12 * HOUR_MS - 1);
    expect(fetched).toHaveLength(2);
    await after(1);
    expect(fetched).toHaveLength(4);
  });
  test('that was fetched before a restart waits for the rest of its hours', async () => {
    const { after, fetched } = stand({ age: 11 * HOUR_MS });
    await after(HOUR_MS - 1);
    expect(fetched).toEqual([]);
    await after(1);
    expect(fetched).toEqual([A]);
  });
  test('that was fetched in the future is fetched at once', async () => {
    const { after, fetched } = stand({ age: -HOUR_MS });
    await after(REFRESH_LIMITS.first);
    expect(fetched).toEqual([A]);
  });
  test('that ends sooner is fetched sooner, but not all the time', async () => {
    const at = stand({ gives: { ...LIST, nextUpdate: START + HOUR_MS } });
    await at.after(REFRESH_LIMITS.first);
    await at.after(HOUR_MS - REFRESH_LIMITS.first);
    expect(at.fetched).toHaveLength(2);
    await at.after(REFRESH_LIMITS.least - 1);
    expect(at.fetched).toHaveLength(2);
    await at.after(1);
    expect(at.fetched).toHaveLength(3);
  });
});

describe('a list is not taken', () => {
  test.each<[string, How, string]>([
    ['that does not come', { gives: 'nothing' }, 'PLATFORM_TIMEOUT'],
    ['that is none', { gives: 'no list' }, 'no list'],
    [
      'that nobody who is believed has signed',
      { gives: { ...LIST, isUsable: false } },
      'not signed by the trust list',
    ],
    ['of the future', { gives: { ...LIST, thisUpdate: START + HOUR_MS } }, 'from the future'],
    [
      'that is older than the one at hand',
      { known: { ...LIST, thisUpdate: LIST.thisUpdate + 1 } },
      'older than the one at hand',
    ],
    ['that the disk does not take', { isDiskFull: true }, 'cannot be written'],
  ])('%s; it is told, and tried again', async (_what, how, why) => {
    const at = stand(how);
    await at.after(REFRESH_LIMITS.first);
    const told = {
      ...{ key: 'crl-not-fetched', since: START + REFRESH_LIMITS.first },
      detail: `crl.example:8080: ${why}`,
    };
    expect([at.saved, at.lists(), at.refresh.diagnostics()]).toEqual([[], 0, [told]]);
    await at.after(REFRESH_LIMITS.retry);
    expect(at.fetched).toHaveLength(2);
    // Since when stays the same.
    expect(at.refresh.diagnostics()).toEqual([told]);
  });
  test('is forgotten when the next one comes', async () => {
    const at = stand({ gives: 'nothing' });
    await at.after(REFRESH_LIMITS.first);
    at.how.gives = LIST;
    await at.after(REFRESH_LIMITS.retry);
    expect([at.saved, at.refresh.diagnostics()]).toEqual([[A], []]);
  });
  test('replaces one at hand that is of no use, however new that says it is', async () => {
    const known = { ...LIST, thisUpdate: START, isUsable: false };
    const at = stand({ known });
    await at.after(REFRESH_LIMITS.first);
    expect(at.saved).toEqual([A]);
  });
});

test('nothing is fetched any more once it was stopped', async () => {
  const { after, clock, fetched, refresh } = stand({ urls: [A, B] });
  refresh.stop();
  await after(24 * HOUR_MS);
  expect([fetched, clock.pending()]).toEqual([[], 0]);
});
