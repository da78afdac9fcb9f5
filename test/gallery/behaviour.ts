/**
 * Uses the built renderer as people do, in a real browser: `node test/gallery/behaviour.ts` after
 * `gallery.ts` has built it. Ends with an error at the first thing that is not as it should be.
 */
import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { chromium } from 'playwright';
import type { Page } from 'playwright';
import type { Mode } from '../../contract/config.ts';
import type { ShellView } from '../../contract/ipc.ts';
import { CHROMIUM, FLAGS } from './browser.ts';
import { installFakeBridge } from './fake-bridge.ts';
import { fixtureSnapshots, viewOf } from './fixtures.ts';
import { longQueue } from './queue-fixtures.ts';
import { sampleOfd } from './sample-ofd.ts';
import { sampleBmp, samplePdf, samplePng } from './sample-files.ts';
import { readQr } from './read-qr.ts';
import { serve } from './serve.ts';

const FILES = {
  c1: { mediaType: 'image/png', base64: samplePng().toString('base64') },
  c2: { mediaType: 'application/pdf', base64: samplePdf().toString('base64') },
  c3: { mediaType: 'application/ofd', base64: sampleOfd().toString('base64') },
  'card.photo': { mediaType: 'image/bmp', base64: sampleBmp().toString('base64') },
};
const server = await serve(resolve(import.meta.dirname, '../../out/gallery-app'));
const browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
let revision = 1;

function view(name: string, mode: Mode = 'self-service'): ShellView {
  const snapshot = fixtureSnapshots(Date.now()).get(name);
  assert(snapshot, `no fixture ${name}`);
  return viewOf({ ...snapshot, revision: revision++ }, mode);
}

async function open(first: ShellView): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
  page.on('pageerror', (error) => assert.fail(error));
  await page.addInitScript(installFakeBridge, { view: first, files: FILES });
  await page.goto(server.url, { waitUntil: 'networkidle' });
  return page;
}

/** Shows another view and waits until it is on the screen. */
async function show(page: Page, next: ShellView): Promise<void> {
  await page.evaluate(`show(${JSON.stringify(next)})`);
  const state = next.snapshot?.session.state ?? '';
  await page.locator(`[data-state="${state}"]`).first().waitFor();
}

/** Waits until an expression is true in the page; the policy forbids the page to evaluate by itself. */
async function until(page: Page, expression: string): Promise<void> {
  while (!(await page.evaluate<boolean>(`Boolean(${expression})`))) await page.waitForTimeout(50);
}

/** Names of the requests since the last call. */
async function asked(page: Page): Promise<string[]> {
  const list = await page.evaluate<{ name: string }[]>('asked.splice(0)');
  return list.map(({ name }) => name);
}

async function check(title: string, steps: () => Promise<void>): Promise<void> {
  await steps();
  console.log(`ok  ${title}`);
}

await check('counter: a session by keyboard alone', async () => {
  const page = await open(view('idle', 'counter'));
  for (const [state, key, expected] of [
    ['idle', '3', ['item.choose']],
    ['idle', 'ArrowUp', ['item.choose']],
    ['idle', 'Escape', []],
    ['idle', 'F2', ['session.scan']],
    ['idle-offline', 'F2', []],
    ['scan-pending', 'F2', []],
    ['scan-pending', 'Escape', ['session.end']],
    ['scan-pending', 'Enter', []],
    ['evidence-card', 'Enter', []],
    ['evidence-card', 'Escape', ['session.end']],
    ['consent', 'Enter', ['session.agree']],
    ['consent', 'Delete', ['session.refuse']],
    ['working', 'Escape', ['session.end']],
    ['certificates', 'Enter', ['session.extend', 'certificate.open']],
    ['failed-expired', 'Enter', ['session.end']],
    ['failed-expired', 'F2', ['session.scan']],
    ['ended', 'Enter', ['session.end']],
  ] as const) {
    await show(page, view(state, 'counter'));
    await page.keyboard.press(key);
    assert.deepEqual((await asked(page)).sort(), [...expected].sort(), `${state}: ${key}`);
  }
  await page.keyboard.press('F1');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.close();
});

await check('counter: Enter on a focused button counts once', async () => {
  const page = await open(view('consent', 'counter'));
  await page.getByRole('button', { name: '群众不同意' }).focus();
  await page.keyboard.press('Enter');
  assert.deepEqual(await asked(page), ['session.refuse']);
  await page.close();
});

for (const mode of ['self-service', 'counter'] as const) {
  await check(`${mode}: a camera reads the code for the phone off the screen`, async () => {
    const page = await open(view('scan-pending', mode));
    const symbol = page.getByRole('img', { name: '供手机扫描的一次性二维码' });
    const box = await symbol.boundingBox();
    assert((box?.width ?? 0) >= 280 && (box?.height ?? 0) >= 280, `${box?.width} px`);
    const pending = view('scan-pending', mode);
    const { session } = pending.snapshot ?? assert.fail();
    assert(pending.snapshot && session.state === 'scan-session');
    assert.equal(await readQr(await symbol.screenshot()), session.scanCode);
    // The longest that a code system may send.
    const scanCode = 'https://yunling.invalid/s/'.padEnd(512, '7Q2M9XK4TB6W8RZC');
    const snapshot = { ...pending.snapshot, session: { ...session, scanCode } };
    await show(page, { ...pending, snapshot });
    assert.equal(await readQr(await symbol.screenshot()), scanCode);
    await show(page, view('scan-scanned', mode));
    assert.equal(await symbol.count(), 0);
    await page.getByText('请在手机上确认').first().waitFor();
    await page.close();
  });
}

await check('self-service: a finger is enough for the phone’s way, there and back', async () => {
  const page = await open(view('idle'));
  await page.getByRole('button', { name: '用手机扫一扫办理' }).click();
  assert.deepEqual(await asked(page), ['session.scan']);
  for (const [state, name] of [
    ['idle', '用手机扫一扫办理'],
    ['scan-pending', '取消，返回首页'],
    ['evidence-card', '不办了，结束'],
  ] as const) {
    await show(page, view(state));
    await page.setViewportSize({ width: 1080, height: 1920 });
    const button = page.getByRole('button', { name });
    assert(((await button.boundingBox())?.height ?? 0) >= 60, `${name} is too small for a finger`);
  }
  await page.getByRole('button', { name: '不办了，结束' }).click();
  assert.deepEqual(await asked(page), ['session.end']);
  await page.close();
});

await check('touches extend the session, but not with every one', async () => {
  const page = await open(view('certificates'));
  for (let touch = 0; touch < 5; touch++) await page.mouse.click(30, 300);
  assert.deepEqual(await asked(page), ['session.extend']);
  await page.close();
});

await check('large text is for one citizen only', async () => {
  const page = await open(view('idle'));
  const large = page.locator('[data-large="true"]');
  await page.getByRole('button', { name: '放大字体' }).click();
  await show(page, view('consent'));
  assert.equal(await large.count(), 1);
  await show(page, view('ended'));
  await show(page, view('idle'));
  assert.equal(await large.count(), 0);
  await page.close();
});

for (const name of ['viewer-image', 'viewer-pdf', 'viewer-ofd']) {
  await check(`${name}: closing leaves no pixel and no worker`, async () => {
    const page = await open(view(name));
    const sheet = 'document.querySelector("main canvas[role=img]")';
    await until(page, `${sheet}?.width > 300`);
    await page.evaluate(`globalThis.sheet = ${sheet}`);
    // A picture needs none; a thread that has seen no file may stand ready for the next one.
    assert(page.workers().length >= (name === 'viewer-image' ? 0 : 1));
    await show(page, view('ended'));
    await until(page, 'sheet.width === 0 && sheet.height === 0');
    // The thread of an OFD file wipes it first, for half a second at most.
    await page.waitForTimeout(700);
    assert.equal(page.workers().length, 0);
    assert.equal(await page.getByText('林*秋').count(), 0);
    await page.close();
  });
}

await check('a damaged file has a page of its own', async () => {
  FILES.c1 = { mediaType: 'image/png', base64: 'AAAA' };
  const page = await open(view('viewer-image'));
  await page.getByText('文件已损坏').waitFor();
  await page.close();
});

await check('counter: the devices by keyboard alone, and commands told in words', async () => {
  const page = await open(view('hall', 'counter'));
  const inFocus = (): Promise<string | undefined> =>
    page.evaluate<string | undefined>('document.activeElement?.dataset.device');
  await page.keyboard.press('F9');
  await page.getByRole('dialog', { name: '设备诊断' }).waitFor();
  assert.equal(await inFocus(), 'scanner');
  await page.keyboard.press('Enter');
  await page.getByText('已执行：鸣响找设备').waitFor();
  assert.deepEqual(await asked(page), ['device.command']);
  await page.keyboard.press('ArrowDown');
  assert.equal(await inFocus(), 'card');
  await page.keyboard.press('Enter');
  assert.deepEqual(await asked(page), [], 'a reader that cannot beep is asked for nothing');
  await page.keyboard.press('ArrowUp');
  for (let tab = 0; tab < 4; tab++) await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByText('没有执行：失败提示音').waitFor();
  await page.getByText('DEVICE_COMMAND_FAILED answer 45').waitFor();
  assert.deepEqual(await asked(page), ['device.command']);
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  assert.deepEqual(await asked(page), [], 'Esc closes the page, not a session');
  await page.close();
});

await check(
  'counter: what waits by keyboard alone, asked twice before anything is given up',
  async () => {
    const page = await open(view('queue', 'counter'));
    const inFocus = (): Promise<string | undefined> =>
      page.evaluate<string | undefined>('document.activeElement?.dataset.row');
    await page.keyboard.press('F8');
    await page.getByRole('dialog', { name: '待续办' }).waitFor();
    assert.equal(await inFocus(), 'q0', 'the oldest that needs somebody');
    await page.keyboard.press('Enter');
    await page.getByText('已重新排队').waitFor();
    assert.deepEqual(await asked(page), ['queue.resend']);
    await page.keyboard.press('ArrowDown');
    assert.equal(await inFocus(), 'q1');
    await page.keyboard.press('Delete');
    await page.getByText('为什么放弃').waitFor();
    await page.keyboard.press('Enter');
    assert.deepEqual(await asked(page), [], 'nothing is given up without a reason');
    await page.keyboard.press('Escape');
    await page.getByText('为什么放弃').waitFor({ state: 'detached' });
    assert.equal(await inFocus(), 'q1', 'Esc goes one step back, not out of the page');
    await page.keyboard.press('Delete');
    await page.keyboard.press('3');
    assert.deepEqual(await asked(page), [], 'a reason alone gives nothing up');
    await page.keyboard.press('Enter');
    await page.getByText('已放弃').first().waitFor();
    const [discard] = await page.evaluate<{ name: string; params: unknown }[]>('asked.splice(0)');
    assert.deepEqual(discard, {
      name: 'queue.discard',
      params: { rowId: 'q1', reason: 'citizen-withdrew' },
    });
    const { snapshot } = view('queue', 'counter');
    assert(snapshot);
    const rows = snapshot.queue.rows.filter(({ id }) => id !== 'q1');
    const queue = { ...snapshot.queue, rows, dead: 2 };
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowDown');
    await show(page, viewOf({ ...snapshot, queue, revision: revision++ }, 'counter'));
    await until(page, `document.activeElement?.dataset.row === 'q2'`);
    await page.keyboard.press('Enter');
    assert.deepEqual(await asked(page), [], 'of a saved scan nothing is left to send');
    for (let row = 0; row < 20; row++) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    assert.deepEqual(await asked(page), [], 'Esc closes the page, not a session');
    await page.close();
  },
);

await check('counter: two hundred rows answer a key within a frame or two', async () => {
  const { snapshot } = view('queue', 'counter');
  assert(snapshot);
  const queue = longQueue(Date.now(), 200);
  const page = await open(viewOf({ ...snapshot, queue }, 'counter'));
  await page.keyboard.press('F8');
  await page.getByRole('dialog').waitFor();
  const start = Date.now();
  for (let row = 0; row < 199; row++) await page.keyboard.press('ArrowDown');
  const each = (Date.now() - start) / 199;
  assert(each < 50, `${each} ms a key`);
  await page.getByRole('listitem').last().waitFor();
  await page.close();
});

await check('a device that is unplugged is told while the page stands', async () => {
  const page = await open(view('idle', 'counter'));
  await page.keyboard.press('F9');
  await page.getByRole('dialog').waitFor();
  await show(page, view('idle-no-scanner', 'counter'));
  await page.getByText('通用串口二维扫码器：未连接').waitFor({ state: 'attached' });
  await page.close();
});

await check('self-service: the technician’s page gives way to a citizen', async () => {
  const page = await open(view('idle'));
  await page.getByRole('button', { name: '设备正常' }).click();
  await page.getByRole('button', { name: '设备诊断' }).click();
  await page.getByRole('dialog', { name: '设备诊断' }).waitFor();
  await show(page, view('consent'));
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await show(page, view('idle'));
  assert.equal(await page.getByRole('dialog').count(), 0);
  await page.close();
});

await check('the photo of a card is asked for once and leaves no pixel', async () => {
  const page = await open(view('consent-resident', 'counter'));
  await until(page, 'document.querySelector("canvas")?.width === 102');
  await page.evaluate('globalThis.photo = document.querySelector("canvas")');
  await show(page, view('certificates-card', 'counter'));
  assert.deepEqual(await asked(page), ['card.photo']);
  await show(page, view('ended', 'counter'));
  await until(page, 'photo.width === 0 && photo.height === 0');
  await page.close();
});

await check('a photo that no decoder gave is a silhouette', async () => {
  FILES['card.photo'] = { mediaType: 'image/bmp', base64: 'AAAA' };
  const page = await open(view('consent-resident', 'counter'));
  await page.getByRole('img', { name: '没有照片' }).waitFor();
  await page.close();
});

await browser.close();
await server.close();
