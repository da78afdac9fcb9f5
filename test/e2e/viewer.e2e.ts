import type { Page } from '@playwright/test';
import { expect, inState, test } from './terminal.ts';

/** Which way the drawn page lies: above 1 it is wider than high. */
async function shape(page: Page): Promise<number> {
  const box = await page.locator('main canvas[role=img]').boundingBox();
  return box ? box.width / box.height : 0;
}

test('a sealed OFD file at the counter: its verdict, its pages turned, its words found', async ({
  start,
}) => {
  const { page, remote, until } = await start({ mode: 'counter' });
  await remote.showCode('zhang');
  await until('consent', inState('consent'));
  await page.keyboard.press('Enter');
  const listed = await until('certificates', inState('certificates'));
  const session = listed.snapshot?.session;
  const certificates = session?.state === 'certificates' ? session.certificates : [];
  const index = certificates.findIndex(({ mediaType }) => mediaType === 'application/ofd');
  await page.keyboard.press(String(index + 1));
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-check]')).toHaveAttribute('data-check', 'VALID');
  await expect.poll(() => shape(page)).toBeGreaterThan(0);
  const before = await shape(page);
  await page.keyboard.press('r');
  await expect.poll(() => shape(page)).toBeCloseTo(1 / before, 1);
  await page.keyboard.press('Control+f');
  await page.keyboard.type(certificates[index]?.issuerName ?? '');
  await expect(page.getByText(/^第 1 \/ \d+ 处$/)).toBeVisible();
  await expect(page.locator('mark').first()).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('s');
  const dialog = page.getByRole('dialog');
  await expect(dialog.locator('[data-step]')).toHaveCount(11);
  await expect(dialog.locator('[data-verdict="failed"]')).toHaveCount(0);
  await page.keyboard.press('Escape');
  // Esc has closed the search and the details, not the session.
  await until('the file', inState('certificates'));
  await page.keyboard.press('Backspace');
  await until(
    'the list',
    inState('certificates', (one) => !('opened' in one)),
  );
  await expect(page.locator('canvas')).toHaveCount(0);
});
