import { expect, inState, test } from './terminal.ts';

test('the clerk works by keyboard alone, one citizen after another', async ({ start }) => {
  const { page, remote, until } = await start({ mode: 'counter' });
  await page.keyboard.press('2');
  await until('the second item', ({ snapshot }) => snapshot?.itemCode === snapshot?.items[1]?.code);
  await remote.showCode('zhang');
  await until('consent', inState('consent'));
  await page.keyboard.press('Enter');
  await until('certificates', inState('certificates'));
  await page.keyboard.press('1');
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

test('an item that needs a higher level is refused with what is missing', async ({ start }) => {
  const { page, remote, until } = await start({ mode: 'counter' });
  await page.keyboard.press('3');
  await until('the third item', ({ snapshot }) => snapshot?.itemCode === snapshot?.items[2]?.code);
  await remote.showCode('sun');
  const { snapshot } = await until('an answer', ({ snapshot: now }) =>
    ['consent', 'failed'].includes(now?.session.state ?? ''),
  );
  expect(snapshot?.session.state).toBeDefined();
});
