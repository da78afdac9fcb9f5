/**
 * Uses the viewer at the counter as a clerk does, in a real browser: `node test/gallery/viewer-behaviour.ts`
 * after `gallery.ts` has built the page. Ends with an error at the first thing that is not as it should be.
 */
import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { chromium } from 'playwright';
import type { Page } from 'playwright';
import { CHROMIUM, FLAGS } from './browser.ts';
import { installFakeBridge } from './fake-bridge.ts';
import { fixtureSnapshots, viewOf } from './fixtures.ts';
import { samplePdf } from './sample-files.ts';
import { sampleOfd } from './sample-ofd.ts';
import { serve } from './serve.ts';

const FILES = {
  c2: { mediaType: 'application/pdf', base64: samplePdf().toString('base64') },
  c3: { mediaType: 'application/ofd', base64: sampleOfd().toString('base64') },
};
const server = await serve(resolve(import.meta.dirname, '../../out/gallery-app'));
const browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS });

async function open(name: string): Promise<Page> {
  const snapshot = fixtureSnapshots(Date.now()).get(name);
  assert(snapshot, `no fixture ${name}`);
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
  page.on('pageerror', (error) => assert.fail(error));
  await page.addInitScript(installFakeBridge, { view: viewOf(snapshot, 'counter'), files: FILES });
  await page.goto(server.url, { waitUntil: 'networkidle' });
  return page;
}

type Size = readonly [width: number, height: number];

/** Waits until the page is drawn as it should be; its size in pixels. */
async function drawn(page: Page, isRight: (size: Size) => boolean = () => true): Promise<Size> {
  const sheet = 'document.querySelector("main canvas[role=img]")';
  for (let tries = 0; ; tries++) {
    const [width, height] = await page.evaluate<Size>(
      `[${sheet}?.width ?? 0, ${sheet}?.height ?? 0]`,
    );
    if (width > 100 && isRight([width, height])) return [width, height];
    assert(tries < 400, `not drawn as it should be: ${width} × ${height}`);
    await page.waitForTimeout(50);
  }
}

/** Names of the requests since the last call, those that only tell that somebody is there left out. */
async function asked(page: Page): Promise<string[]> {
  const list = await page.evaluate<{ name: string }[]>('asked.splice(0)');
  return list.map(({ name }) => name).filter((name) => name !== 'session.extend');
}

async function check(title: string, steps: () => Promise<void>): Promise<void> {
  await steps();
  console.log(`ok  ${title}`);
}

for (const name of ['viewer-ofd', 'viewer-pdf']) {
  await check(`${name}: pages, turning, magnifying by keyboard`, async () => {
    const page = await open(name);
    const [width, height] = await drawn(page);
    await page.keyboard.press('r');
    await drawn(page, ([across, down]) => across > down === width < height);
    await page.keyboard.press('r');
    await page.keyboard.press('r');
    await page.keyboard.press('r');
    await page.keyboard.press('w');
    await drawn(page, ([across]) => across > width);
    await page.keyboard.press('PageDown');
    await page.getByRole('img', { name: /第 2 页$/ }).waitFor();
    const listed = page.getByRole('button', { name: '第 2 页', exact: true });
    assert.equal(await listed.getAttribute('aria-current'), 'page');
    await page.keyboard.press('Home');
    await page.getByRole('img', { name: /第 1 页$/ }).waitFor();
    assert.deepEqual(await asked(page), ['certificate.read']);
    await page.close();
  });
}

await check(
  'words are found, counted, gone through and marked; Esc closes the search alone',
  async () => {
    const page = await open('viewer-ofd');
    await drawn(page);
    await page.keyboard.press('Control+f');
    await page.keyboard.type('云 岭');
    await page.getByText('第 1 / 3 处').waitFor();
    assert.equal(await page.locator('mark').count(), 3);
    await page.keyboard.press('Enter');
    await page.getByText('第 2 / 3 处').waitFor();
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.press('Shift+Enter');
    await page.getByText('第 3 / 3 处').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('mark').first().waitFor({ state: 'detached' });
    assert.deepEqual(await asked(page), ['certificate.read']);
    await page.close();
  },
);

await check('what is written on a page can be marked', async () => {
  const page = await open('viewer-ofd');
  await drawn(page);
  const line = page.locator('main span', { hasText: '城镇住宅用地' }).first();
  await line.click({ clickCount: 3, force: true });
  const marked = await page.evaluate<string>('getSelection().toString()');
  assert(marked.includes('城镇住宅用地'), marked);
  await page.close();
});

await check('contents lead to their pages, attachments are listed', async () => {
  const page = await open('viewer-ofd');
  await drawn(page);
  await page.getByRole('tab', { name: /目录/ }).click();
  await page.getByRole('button', { name: /附记/ }).click();
  await page.getByRole('img', { name: /第 2 页$/ }).waitFor();
  await page.getByRole('tab', { name: /附件/ }).click();
  await page.getByText('登记信息.xml').waitFor();
  await page.close();
});

await check('the seal on the page opens its eleven steps', async () => {
  const page = await open('viewer-ofd');
  await drawn(page);
  await page.getByRole('button', { name: '第 1 个签章，按下查看详情' }).click();
  const dialog = page.getByRole('dialog', { name: '签章与登记信息核对' });
  await dialog.waitFor();
  assert.equal(await dialog.locator('[data-step]').count(), 11);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  assert.deepEqual(await asked(page), ['certificate.read']);
  await page.close();
});

for (const name of ['viewer-invalid', 'viewer-differs']) {
  await check(`${name}: nothing of the file is there before the warning was read`, async () => {
    const page = await open(name);
    await page.locator('main [role=alert]').waitFor();
    assert.equal(await page.locator('main canvas').count(), 0);
    assert.deepEqual(await asked(page), []);
    await page.keyboard.press('Control+Enter');
    await drawn(page);
    assert.deepEqual(await asked(page), ['certificate.read']);
    assert.equal(await page.locator('main [role=alert]').count(), 1);
    await page.close();
  });
}

await browser.close();
await server.close();
