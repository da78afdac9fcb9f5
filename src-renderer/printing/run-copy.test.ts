import { expect, test } from 'vitest';
import type { LiangmaBridge } from '../../contract/ipc.ts';
import type { RequestError, RequestName } from '../../contract/requests.ts';
import type { CopyPage } from './draw-copy.ts';
import { type CopyRun, type CopyWish, runCopy } from './run-copy.ts';

const WISH: CopyWish = {
  ...{ sessionId: 's1', certificateId: 'c1', pages: 3, copies: 1 },
  target: 'printer',
};
const MARK = { tile: '仅供', foot: ['用途'] };

interface Bench {
  readonly refuse?: readonly [RequestName, RequestError];
  readonly draw?: (page: number, signal: AbortSignal) => CopyPage | undefined;
  readonly abortAt?: number;
}

/** Runs a copy of three pages against a service that takes everything but what the test says. */
async function ran({ refuse, draw, abortAt }: Bench) {
  const asked: [string, unknown][] = [];
  const told: CopyRun[] = [];
  const pages: CopyPage[] = [];
  const end = new AbortController();
  const request = ((name: RequestName, params: { jpeg?: Uint8Array }) => {
    // As it is when it is handed over: it is wiped afterwards.
    const { jpeg, ...rest } = params;
    asked.push([name, jpeg ? { ...rest, jpeg: [...jpeg] } : rest]);
    if (refuse?.[0] === name) return Promise.resolve({ ok: false, error: refuse[1] });
    const value = name === 'print.begin' ? { jobId: 7, mark: MARK } : null;
    return Promise.resolve({ ok: true, value });
  }) as LiangmaBridge['request'];
  const run = await runCopy(
    {
      request,
      prepare: () => Promise.resolve(),
      draw(page, mark, signal) {
        expect(mark).toEqual(MARK);
        if (abortAt === page) end.abort();
        const drawn = draw
          ? draw(page, signal)
          : { jpeg: Uint8Array.of(page), widthPt: 10, heightPt: 20, isWhole: page !== 2 };
        if (drawn) pages.push(drawn);
        return Promise.resolve(drawn);
      },
    },
    WISH,
    end.signal,
    (each) => told.push(each),
  );
  return { run, asked, told, pages };
}

test('page after page, then off to the printer', async () => {
  const { run, asked, told, pages } = await ran({});
  expect(run).toEqual({ state: 'handed', jobId: 7 });
  expect(asked.map(([name]) => name)).toEqual([
    ...['print.begin', 'print.page', 'print.page', 'print.page', 'print.send'],
  ]);
  expect(asked[2]?.[1]).toEqual({
    ...{ sessionId: 's1', jobId: 7, page: 2, jpeg: [2], widthPt: 10, heightPt: 20 },
    isWhole: false,
  });
  expect(told).toEqual([1, 2, 3].map((page) => ({ state: 'drawing', page })));
  // Nothing of a page stays in the window.
  expect(pages.map(({ jpeg }) => [...jpeg])).toEqual([[0], [0], [0]]);
});

const WHY = { code: 'PRINTER_PAPER' } as const;
test.each(['print.begin', 'print.page', 'print.send'] as const)(
  '%s refused, it says why',
  async (name) => {
    const { run, pages } = await ran({ refuse: [name, { reason: 'failed', failure: WHY }] });
    expect(run).toEqual({ state: 'refused', failure: WHY });
    expect(pages.every(({ jpeg }) => jpeg[0] === 0)).toBe(true);
  },
);

test('the session over, there is nothing to say', async () => {
  const { run } = await ran({ refuse: ['print.page', { reason: 'stale' }] });
  expect(run).toEqual({ state: 'refused', failure: undefined });
});

test('given up, the service is told and no more is drawn', async () => {
  const { run, asked } = await ran({ abortAt: 2 });
  expect(run).toEqual({ state: 'given-up' });
  expect(asked.map(([name]) => name)).toEqual(['print.begin', 'print.page', 'print.cancel']);
  const cancelled = await ran({ draw: () => undefined });
  expect(cancelled.run).toEqual({ state: 'given-up' });
});

test('a page that cannot be drawn ends it, without a throw', async () => {
  const { run, asked } = await ran({
    draw() {
      throw new Error('damaged');
    },
  });
  expect(run).toMatchObject({ state: 'refused', failure: { code: 'DOC_DAMAGED' } });
  expect(asked.at(-1)?.[0]).toBe('print.cancel');
});
