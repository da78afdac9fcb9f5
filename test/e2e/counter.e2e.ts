import { expect, inState, test } from './terminal.ts';

test('the clerk works by keyboard alone, one citizen after another', async ({ start }) => {
  const { page, remote, until } = await start({ mode: 'counter' });
  await page.keyboard.press('2');
  await until('the second item', ({ snapshot }) => snapshot?.itemCode === snapshot?.items[1]?.code);
  await remote.showCode('zhang');
  await until('consent', inState('consent'));
  await page.keyboard.press('Enter');
  await until('certificates', inState('certificates'));
  await page.keyboard.press('2');
  await page.keyboard.press('Enter');
  await until(
    'an opened certificate',
    inState('certificates', (one) => one.state === 'certificates' && one.opened?.state === 'ready'),
  );
  await page.keyboard.press('Backspace');
  await until(
    'the list',
    inState('certificates', (one) => !('opened' in one)),
  );
  // The next citizen is scanned without ending the session before.
  await remote.showCode('wang');
  await until('the next consent', inState('consent'));
  await expect(page.getByText('王*芬')).toBeVisible();
  await expect(page.getByText('张*岚')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await until('farewell', inState('ended'));
});

test('an item that needs a higher level is refused, with what is missing', async ({ start }) => {
  const { page, remote, until } = await start({ mode: 'counter' });
  // The ID card alone gives level 3 (GB/T 39047 table 1); the fourth item asks for 4.
  await page.keyboard.press('4');
  await until('the fourth item', ({ snapshot }) => snapshot?.itemCode === snapshot?.items[3]?.code);
  await remote.putCard('li');
  await until(
    'the refusal',
    inState('failed', (one) => one.state === 'failed' && one.failure.code === 'LEVEL_TOO_LOW'),
  );
  await expect(page.getByText('LEVEL_TOO_LOW')).toBeVisible();
});
