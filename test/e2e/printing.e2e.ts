import { createCanvas } from '@napi-rs/canvas';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PrintingView } from '../../contract/printing.ts';
import type { ShellView } from '../../contract/ipc.ts';
import type { TerminalApp } from '../../tools/terminal-app.ts';
import { expect, inState, test } from './terminal.ts';

const isOpened = inState(
  'certificates',
  (one) => one.state === 'certificates' && one.opened?.state === 'ready',
);

function printing(fits: (view: PrintingView) => boolean): (view: ShellView) => boolean {
  return ({ snapshot }) => snapshot?.printing !== undefined && fits(snapshot.printing);
}

/** A sealed OFD file of Zhang’s on the screen of a self-service terminal. */
async function openOfd({ page, remote, until }: TerminalApp): Promise<void> {
  await remote.showCode('zhang');
  await until('consent', inState('consent'));
  await page.getByRole('button', { name: '同意', exact: true }).click();
  const listed = await until('certificates', inState('certificates'));
  const session = listed.snapshot?.session;
  const certificates = session?.state === 'certificates' ? session.certificates : [];
  const ofd = certificates.find(({ mediaType }) => mediaType === 'application/ofd')!;
  await page.locator('button', { hasText: ofd.typeName }).first().click();
  await until('an opened certificate', isOpened);
}

/** How many pages came out, and how much of the first is not white. */
async function printedOf(pdf: Uint8Array): Promise<{ pages: number; ink: number }> {
  const task = getDocument({ data: pdf });
  const document = await task.promise;
  const page = await document.getPage(1);
  const viewport = page.getViewport({ scale: 1 });
  const canvas = createCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height));
  await page.render({ canvas: canvas as never, viewport }).promise;
  const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
  let inked = 0;
  for (let at = 0; at < data.length; at += 4) if ((data[at] ?? 255) < 200) inked++;
  const pages = document.numPages;
  await task.destroy();
  return { pages, ink: inked / (data.length / 4) };
}

test('a citizen prints a certificate, without paper at first', async ({ start }) => {
  const terminal = await start({ mode: 'self-service' });
  const { page, remote, until } = terminal;
  await openOfd(terminal);
  await page.getByRole('button', { name: '打印', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('查询本人电子证照')).toBeVisible();

  await remote.printer('no-paper');
  await until(
    'no paper',
    printing(({ printer }) => printer?.failure?.code === 'PRINTER_PAPER'),
  );
  await expect(dialog.getByText('请联系工作人员添加纸张')).toBeVisible();
  await expect(dialog.getByRole('button', { name: '打印', exact: true })).toBeDisabled();

  await remote.printer('ready');
  await until(
    'paper',
    printing(({ printer }) => printer?.state === 'ready'),
  );
  await dialog.getByRole('button', { name: '打印', exact: true }).click();
  await until(
    'a printed copy',
    printing(({ job }) => job?.state === 'done'),
  );
  await expect(dialog.getByText(/打印完成/)).toBeVisible();
  const { pages, ink } = await printedOf(await remote.printed());
  expect(pages).toBe(1);
  expect(ink).toBeGreaterThan(0.01);
  await dialog.getByRole('button', { name: '完成' }).click();
  await expect(dialog).toHaveCount(0);
});

test('a clerk prints with one key; the session over, nothing more comes out', async ({ start }) => {
  const { page, remote, until } = await start({ mode: 'counter' });
  await remote.showCode('zhang');
  await until('consent', inState('consent'));
  await page.keyboard.press('Enter');
  await until('certificates', inState('certificates'));
  await page.keyboard.press('Enter');
  await until('an opened certificate', isOpened);
  await expect(page.getByRole('button', { name: /打印/ })).toBeVisible();
  await page.keyboard.press('Control+p');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.getByRole('dialog').getByRole('button', { name: '打印', exact: true }).click();
  await until(
    'a job',
    printing(({ job }) => job?.state === 'printing'),
  );
  await remote.printer('no-paper');
  await remote.showCode('wang');
  await until('the next citizen', inState('consent'));
  await until(
    'no job of the citizen before',
    printing(({ job }) => job === undefined),
  );
  await expect.poll(async () => (await remote.printer('ready')).waiting).toBe(0);
});
