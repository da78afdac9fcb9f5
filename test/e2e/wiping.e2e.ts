import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { servicePid } from '../support/kill-service.ts';
import { expect, inState, test } from './terminal.ts';

/** What the page itself never does: it leaves things everywhere that a page can. */
const LEAVE_TRACES = `(async () => {
  localStorage.setItem('trace', 'x');
  await new Promise((resolve, reject) => {
    const open = indexedDB.open('trace', 1);
    open.onsuccess = () => { open.result.close(); resolve(); };
    open.onerror = reject;
  });
})()`;
const COUNT_TRACES = `(async () =>
  localStorage.length + (await indexedDB.databases()).length)()`;

test('with the end of a session Chromium’s storage and the clipboard are empty', async ({
  start,
}) => {
  const { app, page, remote, until } = await start({ mode: 'self-service' });
  const clipboard = () => app.evaluate((electron) => electron.clipboard.readText());
  await remote.showCode('zhang');
  await until('consent', inState('consent'));
  await page.evaluate(LEAVE_TRACES);
  await app.evaluate((electron) => electron.clipboard.writeText('trace'));
  // While the session goes on nothing is taken away.
  await page.waitForTimeout(300);
  expect([await page.evaluate(COUNT_TRACES), await clipboard()]).toEqual([2, 'trace']);
  await page.getByRole('button', { name: '不同意', exact: true }).click();
  await until('the end', inState('ended'));
  await expect.poll(async () => page.evaluate(COUNT_TRACES)).toBe(0);
  await expect.poll(clipboard).toBe('');
  // The page stands, and serves the next citizen.
  await remote.showCode('li');
  await until('consent', inState('consent'));
});

function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}

test('a page that crashes leaves no dump behind', async ({ start }) => {
  const { app, page, simulation } = await start({ mode: 'self-service' });
  const core = () => readdirSync('.').filter((name) => /^core(\.\d+)?$/.test(name));
  const before = core();
  const dumps = await app.evaluate((electron) => electron.app.getPath('crashDumps'));
  expect(dumps.startsWith(simulation.dataDir)).toBe(true);
  const crashed = page.waitForEvent('crash');
  await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
  );
  await crashed;
  expect(filesBelow(dumps).filter((file) => /\.(dmp|core)$/.test(file))).toEqual([]);
  expect(core()).toEqual(before);
});

test.describe('on Linux', () => {
  test.skip(process.platform !== 'linux', 'core files are told of by /proc');

  test('no process of the program puts its memory into a core file', async ({ start }) => {
    const { app } = await start({ mode: 'self-service' });
    const pids = await app.evaluate(({ app: electron, BrowserWindow }) => ({
      main: electron.getAppMetrics().find(({ type }) => type === 'Browser')?.pid,
      page: BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId(),
    }));
    for (const pid of [pids.main, pids.page, await servicePid(app)]) {
      expect(readFileSync(`/proc/${pid}/coredump_filter`, 'utf8').trim()).toBe('00000000');
    }
  });

  test('no variable of Node’s reaches the service', async ({ start }) => {
    process.env.NODE_PENDING_DEPRECATION = '1';
    const { app } = await start({ mode: 'self-service' }).finally(() => {
      delete process.env.NODE_PENDING_DEPRECATION;
    });
    const here = await app.evaluate(() => process.env.NODE_PENDING_DEPRECATION);
    const environment = readFileSync(`/proc/${await servicePid(app)}/environ`, 'utf8').split('\0');
    const forNode = environment.filter((one) => /^NODE_(?!CHANNEL_|EXTRA_CA_CERTS)/.test(one));
    expect([here, forNode]).toEqual(['1', []]);
  });
});
