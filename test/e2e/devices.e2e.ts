import path from 'node:path';
import type { ShellView } from '../../contract/ipc.ts';
import type { DeviceSnapshot } from '../../contract/devices.ts';
import { OUT } from '../../tools/paths.ts';
import { expect, inState, test } from './terminal.ts';

/** Unplugged is seen, and plugged in anew is ready, within these, in milliseconds. */
const UNPLUG_SEEN_MS = 1_000;
const REPLUG_READY_MS = 2_000;

function picture(name: string): string {
  return path.join(OUT, 'e2e-pictures', `${name}.png`);
}

function adopted({ snapshot }: ShellView): DeviceSnapshot | undefined {
  return snapshot?.devices.find(({ origin }) => origin === 'adopted');
}

function adoptedIs(
  state: DeviceSnapshot['state'],
  more: (one: DeviceSnapshot) => boolean = () => true,
) {
  return (view: ShellView): boolean => {
    const device = adopted(view);
    return device?.state === state && more(device);
  };
}

test('a scanner that nobody configured is plugged in, used, moved to another port, taken away', async ({
  start,
}) => {
  const { remote, until, view } = await start({ mode: 'self-service' });
  await remote.plugIn({ id: 'new', family: 'newland-unified', serialNumber: 'N1' });
  await until(
    'adopted',
    adoptedIs('ready', ({ model }) => model === 'newland-unified'),
  );
  const { id, path: port } = adopted((await view())!)!;
  const { code } = await remote.issueCode('zhang');
  await remote.scan(code, 'new');
  await until('consent', inState('consent'));

  await remote.move('new');
  await until(
    'handed over to the other port',
    adoptedIs('ready', (one) => one.id === id && one.path !== port),
    UNPLUG_SEEN_MS + REPLUG_READY_MS,
  );
  await remote.takeAway('new');
  await until(
    'gone',
    adoptedIs('absent', (one) => one.id === id),
    UNPLUG_SEEN_MS,
  );
});

test('a HID scanner in the running terminal', async ({ start }) => {
  const { remote, until } = await start({ mode: 'counter' });
  await remote.plugIn({ id: 'hid', family: 'hid-pos-honeywell' });
  await until(
    'adopted',
    adoptedIs('ready', ({ model }) => model === 'honeywell-hid-pos'),
  );
  const { code } = await remote.issueCode('wang');
  await remote.scan(code, 'hid');
  await until('consent', inState('consent'));
});

test('a damaged line tells why a scan cannot be used, and the next one is taken', async ({
  start,
}) => {
  const { page, remote, until } = await start({ mode: 'self-service' });
  const { code } = await remote.issueCode('zhang');
  await remote.spoilCable('scanner-1', 'noisy-line');
  await remote.scan(code);
  await until('refused', inState('failed'), 5_000);
  await page.screenshot({ path: picture('damaged-scan') });
  await remote.mendCable('scanner-1');
  await remote.showCode('zhang');
  await until('consent', inState('consent'));
});

test('the technician sees every device, what is not used, and makes one beep', async ({
  start,
}) => {
  const { page, remote, until } = await start({ mode: 'counter' });
  await remote.plugIn({ id: 'beeper', family: 'opticon' });
  await remote.plugIn({ id: 'stranger', family: 'ssi' });
  await until('both found', ({ snapshot }) => snapshot?.found.length === 2);
  await until('adopted', adoptedIs('ready'));
  await page.keyboard.press('F9');
  await expect(page.getByText('05e0:ff01')).toBeVisible();
  await page.screenshot({ path: picture('technician') });
  const device = page.getByRole('listitem').filter({ hasText: 'Opticon' });
  await device.getByRole('button', { name: '鸣响找设备' }).click();
  await expect
    .poll(async () => {
      const { devices } = await remote.devices();
      return devices.find(({ id }) => id === 'beeper')?.asked.map(({ what }) => what);
    })
    .toContain('beep');
  await page.keyboard.press('Escape');
  await expect(page.getByText('05e0:ff01')).toHaveCount(0);
});

test('cards of Hong Kong residents and of foreigners are read and told field by field', async ({
  start,
}) => {
  const { log, page, remote, until } = await start({ mode: 'counter' });
  await remote.putSpecimen('hk-mo-tw');
  await until('asked', inState('consent'));
  await expect(page.getByRole('heading', { name: '港澳台居民居住证' })).toBeVisible();
  await expect(page.getByText('2024.09.01 – 2029.09.01', { exact: true })).toBeVisible();
  await page.screenshot({ path: picture('card-hk-mo-tw') });
  await page.keyboard.press('Delete');
  await until('refused', inState('ended'));
  await remote.liftCard();

  await remote.putSpecimen('foreign-2023');
  await until('asked', inState('consent'));
  await expect(page.getByRole('heading', { name: '外国人永久居留身份证' })).toBeVisible();
  await expect(page.getByText('法国 FRA')).toBeVisible();
  await page.screenshot({ path: picture('card-foreign-2023') });
  expect(await page.textContent('body')).not.toContain('939250197506300012');
  expect(log()).not.toContain('SPECIMEN');
});
