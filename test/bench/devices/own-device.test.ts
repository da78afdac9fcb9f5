import { expect, test } from 'vitest';
import { hidLink } from './hid-latency.ts';
import { ownDevice } from './own-device.ts';
import { codeOf, HID_POS, scannerBody } from './scanners.ts';

test('a device is ready when it is handed out, and its event comes with its time', async () => {
  const link = await hidLink(HID_POS);
  const device = await ownDevice(HID_POS.model, link.path);
  const texts: string[] = [];
  device.onEvent((event) => {
    if (event.kind === 'scan') texts.push(event.text);
  });
  const arrived = device.next('scan');
  const sentAt = process.hrtime.bigint();
  scannerBody(HID_POS.family, (report) => link.send(report)).scan(codeOf(1), 'Q1');
  expect(await arrived).toBeGreaterThan(sentAt);
  expect(texts).toEqual([codeOf(1)]);
  await device.close();
  await link.unplug();
});
