import type { Mode } from '../../contract/config.ts';
import type { TerminalApp } from '../../tools/terminal-app.ts';
import { expect, inState, test } from './terminal.ts';

const MODES = ['self-service', 'counter'] as const;
/** Of the citizen's certificates of real estate, the one with an ornament that is more than is drawn. */
const INTRICATE = { typeName: '不动产权证书', at: 2 };

async function openIntricate(terminal: TerminalApp, mode: Mode): Promise<void> {
  const { page, remote, until } = terminal;
  await remote.showCode('qian');
  await until('consent', inState('consent'));
  if (mode === 'counter') await page.keyboard.press('Enter');
  else await page.getByRole('button', { name: '同意', exact: true }).click();
  const { snapshot } = await until('certificates', inState('certificates'));
  const session = snapshot?.session;
  const certificates = session?.state === 'certificates' ? session.certificates : [];
  if (mode === 'counter') {
    const places = certificates.flatMap(({ typeName }, at) =>
      typeName === INTRICATE.typeName ? [at + 1] : [],
    );
    await page.keyboard.press(String(places[INTRICATE.at]));
    await page.keyboard.press('Enter');
  } else {
    await page.locator('button', { hasText: INTRICATE.typeName }).nth(INTRICATE.at).click();
  }
  await expect(page.locator('[data-check]')).toHaveAttribute('data-check', 'VALID');
}

for (const mode of MODES) {
  test(`${mode}: a page that is not shown whole says so, and no copy of it is printed`, async ({
    start,
  }, info) => {
    const terminal = await start({ mode, overrides: { timeLimits: { viewS: 600, idleS: 600 } } });
    const { page, remote } = terminal;
    await openIntricate(terminal, mode);
    const line = page.locator('[data-lacks="limit"]');
    await expect(line).toContainText('这一页没有完整显示');
    await expect(line).toContainText(mode === 'counter' ? '绘制上限' : '请到窗口');
    await page.screenshot({ path: info.outputPath('page.png') });
    await page.getByRole('button', { name: /^打印/ }).first().click();
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByText(/没有完整显示第 1 页/)).toBeVisible();
    await page.screenshot({ path: info.outputPath('ask.png') });
    await dialog.getByRole('button', { name: '打印', exact: true }).click();
    await expect(dialog.getByText(/PRINT_INCOMPLETE/)).toBeVisible({ timeout: 20_000 });
    await page.screenshot({ path: info.outputPath('refused.png') });
    const { waiting, sheets } = await remote.printer('ready');
    expect([waiting, sheets]).toEqual([0, 0]);
  });
}
