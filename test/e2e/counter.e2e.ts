import type { TerminalApp } from '../../tools/terminal-app.ts';
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

/** The ID card alone gives level 3 (GB/T 39047 table 1); the fourth item asks for 4. */
async function cardOnly({ page, remote, until }: TerminalApp): Promise<void> {
  await page.keyboard.press('4');
  await until('the fourth item', ({ snapshot }) => snapshot?.itemCode === snapshot?.items[3]?.code);
  await remote.putCard('zhang');
  await until('the question', inState('evidence'));
}

test('an item that needs a higher level asks for what is missing', async ({ start }) => {
  const terminal = await start({ mode: 'counter' });
  const { page, remote, until } = terminal;
  await cardOnly(terminal);
  await expect(page.getByText('本事项要求实名等级 4，现在是 3')).toBeVisible();
  await expect(page.getByRole('heading', { name: '请群众再亮一下政务服务码' })).toBeVisible();
  await remote.showCode('zhang');
  await until('consent', inState('consent'));
  await expect(page.getByText('身份证读卡', { exact: true })).toBeVisible();
});

test('a clerk compares face and card photo with one key, where the item lets it count', async ({
  start,
}) => {
  const terminal = await start({ mode: 'counter' });
  const { page, until } = terminal;
  await cardOnly(terminal);
  await expect(page.getByText('由工作人员比对本人与证件照片')).toBeVisible();
  await page.keyboard.press('F6');
  await until('consent', inState('consent'));
  await expect(page.getByText('实名等级 4M · 人工比对')).toBeVisible();
  await expect(page.getByText('人证比对（人工）', { exact: true })).toBeVisible();
});

test('another face than the card’s is a clear stop', async ({ start }) => {
  const terminal = await start({ mode: 'counter' });
  const { page, until } = terminal;
  await cardOnly(terminal);
  await expect(page.getByText('由工作人员比对本人与证件照片')).toBeVisible();
  await page.keyboard.press('F7');
  await until('a stop', inState('failed'));
  await expect(page.getByText('FACE_MISMATCH')).toBeVisible();
  await expect(page.getByText('张*岚')).toHaveCount(0);
});

test('what is missing is taken of the same person alone', async ({ start }) => {
  const terminal = await start({ mode: 'counter' });
  const { page, remote, until } = terminal;
  await cardOnly(terminal);
  await remote.showCode('li');
  await until('a stop', inState('failed'));
  await expect(page.getByText('PERSON_MISMATCH')).toBeVisible();
  await expect(page.getByText('张*岚')).toHaveCount(0);
});
