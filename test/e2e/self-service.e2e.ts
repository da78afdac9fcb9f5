import { createCanvas, loadImage } from '@napi-rs/canvas';
import type { CodeFlaw } from '../../simulator/control-api.ts';
import type { FailureCode } from '../../contract/failures.ts';
import { expect, inState, test } from './terminal.ts';

const FULL_NAME = '张晓岚';

/** Share of the pixels of a picture that are not of its commonest colour: 0 for an empty page. */
async function inkShare(png: Buffer): Promise<number> {
  const image = await loadImage(png);
  const { width, height } = image;
  const context = createCanvas(width, height).getContext('2d');
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, width, height);
  const counts = new Map<number, number>();
  for (let at = 0; at < data.length; at += 4) {
    const colour = ((data[at] ?? 0) << 16) | ((data[at + 1] ?? 0) << 8) | (data[at + 2] ?? 0);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  return 1 - Math.max(...counts.values()) / (width * height);
}

test('code, consent, certificates, all file types, farewell, nothing left', async ({ start }) => {
  const { page, remote, until } = await start({ mode: 'self-service' });
  await remote.showCode('zhang');
  await until('consent', inState('consent'));
  await expect(page.getByText('张*岚')).toBeVisible();
  await page.getByRole('button', { name: '同意', exact: true }).click();
  const listed = await until('certificates', inState('certificates'));
  const session = listed.snapshot?.session;
  const certificates = session?.state === 'certificates' ? session.certificates : [];
  const kinds = new Set(certificates.map(({ mediaType }) => mediaType));
  expect([...kinds].sort()).toEqual(['application/ofd', 'application/pdf', 'image/png']);
  for (const kind of kinds) {
    const certificate = certificates.find(({ mediaType }) => mediaType === kind)!;
    await page.locator('button', { hasText: certificate.typeName }).first().click();
    const canvas = page.locator('main canvas').first();
    await expect(canvas).toBeVisible();
    await expect.poll(async () => inkShare(await canvas.screenshot())).toBeGreaterThan(0.05);
    await page.getByRole('button', { name: '返回列表' }).click();
  }
  await page.getByRole('button', { name: '结束并清除' }).click();
  await until('farewell', inState('ended'));
  await until('idle', inState('idle'));
  const html = await page.content();
  for (const trace of [FULL_NAME, '张*岚', '390102', '结婚证']) expect(html).not.toContain(trace);
  await expect(page.locator('canvas')).toHaveCount(0);
  await until('told', ({ snapshot }) => snapshot?.queue.waiting === 0);
  // One of the consent and one of each certificate, whenever they came.
  const receipts = ['receipt', 'receipt', 'receipt', 'receipt'];
  const effects = (await remote.effects()).map(({ kind }) => kind);
  expect(effects.toSorted()).toEqual([
    ...['consented', 'delivered', 'delivered', 'delivered', 'listed', ...receipts, 'verified'],
  ]);
});

test('an ID card: masked identity, then certificates; taking the card back is fine', async ({
  start,
}) => {
  const { page, remote, until } = await start({ mode: 'self-service' });
  await remote.putCard('li');
  await until('consent', inState('consent'));
  await expect(page.getByText('李*远')).toBeVisible();
  await remote.liftCard();
  await page.getByRole('button', { name: '同意', exact: true }).click();
  await until('certificates', inState('certificates'));
});

test('each wrong code has its own words, and the terminal is ready again by itself', async ({
  start,
}) => {
  const overrides = { timeLimits: { failureS: 1 } };
  const { page, remote, until } = await start({ mode: 'self-service', overrides });
  const expected: readonly (readonly [CodeFlaw, FailureCode])[] = [
    ['expired', 'CODE_EXPIRED'],
    ['used', 'CODE_USED'],
    ['revoked', 'CODE_REVOKED'],
    ['damaged', 'CODE_CHECK'],
    ['unknown-system', 'ROUTE_UNKNOWN'],
    ['suspended-system', 'ROUTE_SUSPENDED'],
    ['not-a-code', 'CODE_UNKNOWN_KIND'],
  ];
  const titles = new Set<string>();
  for (const [flaw, code] of expected) {
    await remote.showCode('wang', { flaw });
    await until(
      code,
      inState('failed', (session) => session.state === 'failed' && session.failure.code === code),
    );
    await expect(page.getByText(code)).toBeVisible();
    titles.add(await page.locator('h1').first().innerText());
    await until('idle', inState('idle'));
  }
  expect(titles.size).toBe(expected.length);
});

test('refused on the screen, and refused by the citizen’s own rule', async ({ start }) => {
  const { page, remote, until } = await start({ mode: 'self-service' });
  await remote.showCode('zhang');
  await until('consent', inState('consent'));
  await page.getByRole('button', { name: '不同意', exact: true }).click();
  await until('farewell', inState('ended'));
  await until('idle', inState('idle'));
  await remote.showCode('zhao');
  await until('consent', inState('consent'));
  await page.getByRole('button', { name: '同意', exact: true }).click();
  await until('failed', inState('failed'));
  await expect(page.getByText('CONSENT_REFUSED')).toBeVisible();
  expect((await remote.effects()).map(({ kind }) => kind)).not.toContain('listed');
});

test('a second citizen cannot break into an open session', async ({ start }) => {
  const { page, remote, until } = await start({ mode: 'self-service' });
  await remote.showCode('zhang');
  const first = await until('consent', inState('consent'));
  await remote.showCode('wang');
  await until('a notice', ({ snapshot }) => snapshot?.notice?.failure.code === 'SESSION_TAKEN');
  const after = await until('consent', inState('consent'));
  expect(after.snapshot?.session).toEqual(first.snapshot?.session);
  await expect(page.getByText('张*岚')).toBeVisible();
});

test('nobody there: warned, then ended and wiped', async ({ start }) => {
  const overrides = { timeLimits: { idleS: 4, warnS: 3, farewellS: 1 } };
  const { page, remote, until } = await start({ mode: 'self-service', overrides });
  await remote.showCode('zhang');
  await until('consent', inState('consent'));
  await page.getByRole('button', { name: '同意', exact: true }).click();
  await until('certificates', inState('certificates'));
  await expect(page.getByText('您还在吗？')).toBeVisible();
  await page.getByRole('button', { name: '我还在，继续办理' }).click();
  await expect(page.getByText('您还在吗？')).toBeHidden();
  await until(
    'farewell',
    inState('ended', (one) => one.state === 'ended' && one.reason === 'idle'),
  );
  await until('idle', inState('idle'));
});

test('the interface speaks English for one citizen and Chinese for the next', async ({ start }) => {
  const overrides = { timeLimits: { farewellS: 1 } };
  const { page, remote, until } = await start({ mode: 'self-service', overrides });
  await page.getByRole('button', { name: '切换为英文' }).click();
  await until('English', ({ snapshot }) => snapshot?.language === 'en');
  await remote.showCode('zhang');
  await until('consent', inState('consent'));
  await page.getByRole('button', { name: /^(Agree|I agree)/ }).click();
  await until('certificates', inState('certificates'));
  await page.getByRole('button', { name: /^(End|Finish)/ }).click();
  await until('idle', inState('idle'));
  const { snapshot } = await until('Chinese', (view) => view.snapshot?.language === 'zh-CN');
  expect(snapshot?.language).toBe('zh-CN');
});
