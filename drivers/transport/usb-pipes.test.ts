import { expect, test } from 'vitest';
import { transferFailure, usbPipes, type BulkDevice } from './usb-pipes.ts';

/** The words are those of the library's native part. */
function pipesThat(behaviour: Partial<BulkDevice>): ReturnType<typeof usbPipes> {
  const device: BulkDevice = {
    nativeTransferOut: (_, __, bytes) => Promise.resolve(bytes.length),
    nativeTransferIn: () => Promise.resolve(null),
    close: () => Promise.resolve(),
    ...behaviour,
  };
  return usbPipes(device, () => Promise.resolve(true));
}
const broken = (text: string) => (): Promise<never> => Promise.reject(new Error(text));

test('bytes are asked for in whole packets, at the endpoint without its direction', async () => {
  const asked: number[][] = [];
  const pipes = pipesThat({
    nativeTransferIn(...request) {
      asked.push(request);
      return Promise.resolve(Uint8Array.of(1, 2));
    },
  });
  expect(await pipes.bulkIn(0x85, 1288, 250)).toEqual({ ok: true, value: Uint8Array.of(1, 2) });
  expect(await pipes.bulkIn(0x81, 64, 250)).toMatchObject({ ok: true });
  expect(asked).toEqual([
    [5, 250, 1344],
    [1, 250, 64],
  ]);
});

test('time that is over is no failure: nothing was sent', async () => {
  const pipes = pipesThat({ nativeTransferIn: broken('transferIn error: transfer was cancelled') });
  expect(await pipes.bulkIn(0x81, 64, 5)).toEqual({ ok: true, value: undefined });
});

test('an empty transfer is told from none', async () => {
  expect(await pipesThat({}).bulkIn(0x81, 64, 5)).toEqual({ ok: true, value: new Uint8Array() });
});

test('a device that was pulled out is absent, anything else a failure', async () => {
  const gone = pipesThat({
    nativeTransferIn: broken('transferIn error: device disconnected'),
    nativeTransferOut: broken('transferOut error: device disconnected'),
    close: broken('device disconnected'),
  });
  expect(await gone.bulkIn(0x81, 64, 5)).toMatchObject({ error: { code: 'DEVICE_ABSENT' } });
  const out = await gone.bulkOut(2, Uint8Array.of(1), 5);
  expect(out).toMatchObject({ error: { code: 'DEVICE_ABSENT' } });
  await gone.close();
  const stalled = pipesThat({ nativeTransferIn: broken('transferIn error: endpoint stalled') });
  const failed = await stalled.bulkIn(0x81, 64, 5);
  expect(failed).toMatchObject({ error: { code: 'DEVICE_OPEN_FAILED' } });
});

test('bytes that were written in part are a failure', async () => {
  const pipes = pipesThat({ nativeTransferOut: () => Promise.resolve(3) });
  expect(await pipes.bulkOut(2, new Uint8Array(3), 5)).toEqual({ ok: true });
  const failed = await pipes.bulkOut(2, new Uint8Array(7), 5);
  expect(failed).toMatchObject({ error: { detail: '3 of 7 bytes written' } });
});

test.each([
  ['claimInterface error: interface is busy', 'DEVICE_OPEN_FAILED'],
  ['open error: Permission denied', 'DEVICE_PERMISSION'],
  ['open error: device not found', 'DEVICE_ABSENT'],
])('%s is %s', (text, code) => {
  expect(transferFailure(new Error(text))).toEqual({ code, detail: text });
});
