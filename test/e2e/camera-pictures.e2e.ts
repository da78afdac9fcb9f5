import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createCanvas } from '@napi-rs/canvas';
import type { Page } from 'playwright';
import { phonePicture } from '../../simulator/camera/phone-picture.ts';
import { SYMBOLOGIES, type Frame } from '../../symbols/decoder.ts';
import { isDoubtful } from '../../symbols/doubt.ts';
import { openDecoder } from '../../symbols/open-decoder.ts';
import { OUT, ROOT } from '../../tools/paths.ts';
import { expect, inState, test } from './terminal.ts';

test('a picture of a code: pasted, dropped, opened; of several the clerk chooses', async ({
  start,
}) => {
  const { page, remote, until } = await start({ mode: 'counter' });
  const first = await remote.issueCode('zhang');
  const second = await remote.issueCode('wang');
  const one = pngOf([first.code]);
  await give(page, 'paste', pngOf([]));
  // A picture without a code is looked at in every way before it is said that there is none.
  await expect(page.locator('[data-picture="problem"]')).toContainText('没有找到可识读的码', {
    timeout: 15_000,
  });
  await page.keyboard.press('Escape');
  await give(page, 'drop', Buffer.from('no picture at all, whatever it says of itself'));
  await expect(page.locator('[data-picture="problem"]')).toContainText('不是图片');
  await page.keyboard.press('Escape');
  await page.locator('input[type="file"]').setInputFiles({
    ...{ name: 'b.png', mimeType: 'image/png', buffer: pngOf([first.code, second.code]) },
  });
  const choice = page.locator('[data-picture="several"]');
  await expect(choice.locator('polygon')).toHaveCount(2);
  await page.screenshot({ path: path.join(OUT, 'e2e-pictures', 'codes-to-choose.png') });
  // The code on the right is that of the second citizen.
  const [left = 0, right = 0] = await Promise.all(
    [0, 1].map(async (index) => (await choice.locator('polygon').nth(index).boundingBox())?.x),
  );
  await page.keyboard.press(right > left ? '2' : '1');
  await until('consent', inState('consent'));
  await expect(page.getByText('王*芬')).toBeVisible();
  await expect(page.locator('dialog')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await until('the farewell', inState('ended'));
  await give(page, 'paste', one);
  await until('the next consent', inState('consent'));
  await expect(page.getByText('张*岚')).toBeVisible();
});

test('a code that may be misread is taken only once the clerk says so, and marked among others', async ({
  start,
}) => {
  const { page, remote, until } = await start({ mode: 'counter' });
  const sure = await remote.issueCode('wang');
  const spoilt = await spoiltCode((await remote.issueCode('zhang')).code);
  await give(page, 'paste', pngOfFrames([spoilt]));
  const only = page.locator('[data-picture="doubtful"]');
  await expect(only).toContainText('可能读错');
  await page.screenshot({ path: path.join(OUT, 'e2e-pictures', 'doubtful-code.png') });
  // Enter, pressed out of habit, is no decision for it.
  await page.keyboard.press('Enter');
  await expect(page.locator('dialog')).toHaveCount(0);
  await until('nothing begun', inState('idle'));
  await give(page, 'paste', pngOfFrames([spoilt, phonePicture({ ...SIZE, text: sure.code })]));
  const choice = page.locator('[data-picture="several"]');
  await expect(choice.locator('li[data-doubtful="true"]')).toContainText('可能读错');
  await expect(choice.locator('li[data-doubtful="false"]')).not.toContainText('可能读错');
  await page.screenshot({ path: path.join(OUT, 'e2e-pictures', 'doubtful-among-others.png') });
  await page.keyboard.press('Escape');
  await give(page, 'paste', pngOfFrames([spoilt]));
  await only.getByRole('button', { name: '使用这个码' }).click();
  await until('consent', inState('consent'));
  await expect(page.getByText('张*岚')).toBeVisible();
});

test('a picture that would take minutes stops nothing: it can be cancelled, and has a limit', async ({
  start,
}) => {
  const { page } = await start({ mode: 'counter' });
  const hostile = { name: 'a.png', mimeType: 'image/png', buffer: tiledWithFinders() };
  const input = page.locator('input[type="file"]');
  await input.setInputFiles(hostile);
  await expect(page.locator('[data-picture="reading"]')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.locator('dialog')).toHaveCount(0);
  await input.setInputFiles(hostile);
  await expect(page.locator('[data-picture="reading"]')).toBeVisible();
  // The longest that the page stands still while the picture is read, in milliseconds.
  const longest = await page.evaluate(`new Promise((resolve) => {
    let [last, most] = [performance.now(), 0];
    const end = last + 3000;
    const draw = (now) => {
      most = Math.max(most, now - last);
      last = now;
      if (now < end) requestAnimationFrame(draw);
      else resolve(most);
    };
    requestAnimationFrame(draw);
  })`);
  expect(longest).toBeLessThan(1_000);
  await expect(page.locator('[data-picture="problem"]')).toBeVisible({ timeout: 10_000 });
});

/** Twelve megapixels of nothing but finder patterns, of 3 pixels a module. */
function tiledWithFinders(): Buffer {
  const canvas = createCanvas(4_000, 3_000);
  const context = canvas.getContext('2d');
  context.fillStyle = 'white';
  context.fillRect(0, 0, canvas.width, canvas.height);
  const rings = [
    { inset: 0, tone: 'black' },
    { inset: 3, tone: 'white' },
    { inset: 6, tone: 'black' },
  ];
  for (let top = 0; top < canvas.height; top += 24) {
    for (let left = 0; left < canvas.width; left += 24) {
      for (const { inset, tone } of rings) {
        context.fillStyle = tone;
        context.fillRect(left + inset, top + inset, 21 - 2 * inset, 21 - 2 * inset);
      }
    }
  }
  return canvas.toBuffer('image/png');
}

const SIZE = { width: 480, height: 360, modulePx: 5 };

/** A screenshot with these codes, from left to right. */
function pngOf(codes: readonly string[]): Buffer {
  return pngOfFrames(codes.map((text) => phonePicture({ ...SIZE, text })));
}

function pngOfFrames(frames: readonly Frame[]): Buffer {
  const { width, height } = SIZE;
  const canvas = createCanvas(width * Math.max(1, frames.length), height);
  const context = canvas.getContext('2d');
  context.fillStyle = '#dde';
  context.fillRect(0, 0, canvas.width, height);
  frames.forEach(({ luma }, index) => {
    const pixels = context.createImageData(width, height);
    luma.forEach((value, at) => pixels.data.set([value, value, value, 255], at * 4));
    context.putImageData(pixels, index * width, 0);
  });
  return canvas.toBuffer('image/png');
}

/** A phone with this code, under so large a stain that it is read and doubtful. */
async function spoiltCode(text: string): Promise<Frame> {
  const file = readFileSync(
    path.join(ROOT, 'node_modules/zxing-wasm/dist/reader/zxing_reader.wasm'),
  );
  const wasm = Uint8Array.from(file).buffer;
  const elapsedMs = (): number => performance.now();
  for (let side = 20; side < 80; side += 2) {
    const frame = phonePicture({ ...SIZE, text });
    const from = { x: SIZE.width / 2 - side / 2, y: SIZE.height / 2 - side / 2 };
    for (let y = 0; y < side; y++) {
      const at = (Math.floor(from.y) + y) * SIZE.width + Math.floor(from.x);
      frame.luma.fill(40, at, at + side);
    }
    const decoder = await openDecoder({ wasm, elapsedMs, mode: 'picture' });
    const [found] = decoder.decode(frame, { symbologies: SYMBOLOGIES, budgetMs: 2_000, atMost: 1 });
    decoder.dispose();
    if (found?.text === text && isDoubtful(found)) return frame;
  }
  throw new Error('no stain makes it doubtful');
}

/** Hands a picture to the window as a person would. */
async function give(page: Page, event: 'paste' | 'drop', png: Buffer): Promise<void> {
  await page.evaluate(`{
    const bytes = Uint8Array.from(atob('${png.toString('base64')}'), (one) => one.charCodeAt(0));
    const data = new DataTransfer();
    data.items.add(new File([bytes], 'a.png', { type: 'image/png' }));
    const init = { clipboardData: data, dataTransfer: data, bubbles: true };
    const Kind = '${event}' === 'paste' ? ClipboardEvent : DragEvent;
    window.dispatchEvent(new Kind('${event}', init));
  }`);
}
