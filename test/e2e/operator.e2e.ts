import path from 'node:path';
import { OUT } from '../../tools/paths.ts';
import { DEMO_OPERATOR } from '../../tools/simulation/demo-operator.ts';
import { signInWhereNeeded } from '../../tools/terminal-app.ts';
import { killService } from '../support/kill-service.ts';
import { expect, inState, test } from './terminal.ts';

function picture(name: string): string {
  return path.join(OUT, 'e2e-pictures', `${name}.png`);
}

test('nobody serves a citizen before signing in; tokens carry the operator; signing out wipes', async ({
  start,
}) => {
  const terminal = await start({ mode: 'counter', signIn: false });
  const { page, remote, until, log } = terminal;
  await expect(page.getByRole('heading', { name: '经办人登录' })).toBeVisible();
  await remote.showCode('zhang');
  await expect(page.getByText('窗口还没有人登录')).toBeVisible();
  expect((await terminal.view())?.snapshot?.session.state).toBe('idle');
  await page.screenshot({ path: picture('sign-in-needed') });

  // By keyboard alone: id, Enter, password, Enter.
  await page.keyboard.type('0001');
  await page.keyboard.press('Enter');
  await page.keyboard.type('not-the-one-1');
  await page.keyboard.press('Enter');
  await expect(page.getByText('请核对工号和密码后重新输入')).toBeVisible();
  await expect(page.locator('input[name="operator-password"]')).toHaveValue('');
  await page.keyboard.type(DEMO_OPERATOR.password);
  await page.keyboard.press('Enter');
  await until('signed in', ({ snapshot }) => snapshot?.operator.state === 'signed-in');
  await expect(page.getByText('演示', { exact: true })).toBeVisible();
  await page.screenshot({ path: picture('signed-in') });

  await remote.clearTranscript();
  await remote.showCode('zhang');
  await until('consent', inState('consent'));
  await page.keyboard.press('Enter');
  await until('certificates', inState('certificates'));
  const asked = JSON.stringify(await remote.transcript());
  expect(asked).toContain('"operatorId":"0001"');
  expect(asked).toContain('"operatorName":"');
  await page.keyboard.press('F4');
  await until('signed out', ({ snapshot }) => snapshot?.operator.state === 'signed-out');
  await expect(page.getByText('已退出登录')).toBeVisible();
  await expect(page.getByText('张*岚')).toHaveCount(0);
  expect((await terminal.view())?.snapshot?.session.state).not.toBe('certificates');
  expect(await page.locator('input[name="operator-id"]').inputValue()).toBe('0001');
  for (const secret of [DEMO_OPERATOR.password, 'not-the-one-1']) {
    expect(log()).not.toContain(secret);
    expect(JSON.stringify(await terminal.view())).not.toContain(secret);
  }
});

test('five wrong passwords lock, with a countdown', async ({ start }) => {
  const { page, until } = await start({ mode: 'counter', signIn: false });
  for (let tries = 0; tries < 5; tries++) {
    await page.locator('input[name="operator-id"]').fill('0001');
    await page.locator('input[name="operator-password"]').fill(`guess-${tries}`);
    await page.keyboard.press('Enter');
    await expect(page.getByText('正在核对')).toHaveCount(0);
  }
  await until('a lock', ({ snapshot }) => {
    const operator = snapshot?.operator;
    return operator?.state === 'signed-out' && operator.lockedUntil !== undefined;
  });
  await expect(page.getByText(/输错次数过多，请等 (1:00|0:5\d) 后再试/)).toBeVisible();
  await expect(page.getByRole('button', { name: '登录' })).toBeDisabled();
  await page.screenshot({ path: picture('sign-in-locked') });
});

test('a crash of the service signs nobody out', async ({ start }) => {
  const terminal = await start({ mode: 'counter' });
  await killService(terminal);
  const { snapshot } = await terminal.until(
    'the service again',
    ({ service }) => service.state === 'running' && service.restarts === 1,
  );
  expect(snapshot?.operator).toMatchObject({ state: 'signed-in', operatorId: '0001' });
  await signInWhereNeeded(terminal);
});
