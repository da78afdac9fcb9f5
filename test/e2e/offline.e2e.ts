import { expect, inState, test } from './terminal.ts';
import { killService } from '../support/kill-service.ts';

test('platform down: the scan is saved and finishes by itself, with one effect', async ({
  start,
}) => {
  const { remote, until } = await start({ mode: 'self-service' });
  await remote.faults({ mode: 'down' });
  await remote.showCode('zhang');
  await until('queued', inState('queued'), 15_000);
  await until('offline', ({ snapshot }) => snapshot?.platform.state === 'offline');
  await remote.faults({ mode: 'none' });
  await until('consent', inState('consent'), 15_000);
  expect((await remote.effects()).map(({ kind }) => kind)).toEqual(['verified']);
});

test('the reply lost after the effect: the retry has no second one', async ({ start }) => {
  const { remote, until } = await start({ mode: 'self-service' });
  const { code } = await remote.issueCode('zhang');
  await remote.faults({ mode: 'drop' });
  await remote.scan(code);
  await until('queued', inState('queued'), 15_000);
  await remote.faults({ mode: 'none' });
  await until('consent', inState('consent'), 20_000);
  expect((await remote.effects()).map(({ kind }) => kind)).toEqual(['verified']);
});

test('a saved scan expires visibly when the platform stays away', async ({ start }) => {
  const { remote, until, page } = await start({ mode: 'self-service' });
  // The terminal learns from the route table how long a code can be honoured; a code that its
  // system made shorter dies when the platform is asked.
  const { code } = await remote.issueCode('zhang', { lifetimeS: 3 });
  await remote.faults({ mode: 'down' });
  await remote.scan(code);
  await until('queued', inState('queued'), 15_000);
  await page.waitForTimeout(4_000);
  await remote.faults({ mode: 'none' });
  await until(
    'expired',
    inState('failed', (one) => one.state === 'failed' && one.failure.code === 'QUEUE_EXPIRED'),
    15_000,
  );
  await expect(page.getByText('QUEUE_EXPIRED')).toBeVisible();
});

test('the service is killed while a scan waits: the scan is still there, and finishes', async ({
  start,
}) => {
  const terminal = await start({ mode: 'self-service' });
  const { remote, until } = terminal;
  await remote.faults({ mode: 'down' });
  await remote.showCode('zhang');
  await until('queued', inState('queued'), 15_000);
  await killService(terminal);
  await until('queued again', inState('queued'));
  await remote.faults({ mode: 'none' });
  await until('consent', inState('consent'), 20_000);
  expect((await remote.effects()).map(({ kind }) => kind)).toEqual(['verified']);
});

test('a citizen who leaves takes the saved scan along', async ({ start }) => {
  const { remote, until, page } = await start({ mode: 'self-service' });
  await remote.faults({ mode: 'down' });
  await remote.showCode('zhang');
  await until('queued', inState('queued'), 15_000);
  await page.getByRole('button', { name: '不等了，结束' }).click();
  await until('nothing waits', ({ snapshot }) => snapshot?.queue.waiting === 0);
  await remote.faults({ mode: 'none' });
  await until('online', ({ snapshot }) => snapshot?.platform.state === 'online', 15_000);
  await page.waitForTimeout(2_000);
  expect(await remote.effects()).toEqual([]);
});

test('a slow platform: progress is shown, and the answer still comes', async ({ start }) => {
  const overrides = { platform: { requestTimeoutMs: 5_000, scanBudgetMs: 15_000 } };
  const { remote, until, page } = await start({ mode: 'self-service', overrides });
  await remote.faults({ latencyMs: 2_500 });
  await remote.showCode('zhang');
  await until('working', inState('working'));
  await expect(page.getByText('核验码的有效性')).toBeVisible();
  await until('consent', inState('consent'), 15_000);
});
