import { MockBinding, type MockPortBinding } from '@serialport/binding-mock';
import { SerialPortStream } from '@serialport/stream';
import type { OpenOptions } from '@serialport/bindings-interface';
import { expect, onTestFinished, test } from 'vitest';
import type { Failure } from '../../contract/failures.ts';
import { unwrap } from '../../contract/result.ts';
import { openStream } from './stream-port.ts';
import type { OpenPort } from './transport.ts';

const PATH = '/dev/ttyMOCK';

/** A stream of serialport whose native part is in the hands of the test. */
async function stand(
  prepare: (native: MockPortBinding) => void = () => {},
): Promise<{ port: OpenPort; native: MockPortBinding; stream: SerialPortStream }> {
  MockBinding.createPort(PATH);
  let native: MockPortBinding | undefined;
  const binding = {
    list: () => MockBinding.list(),
    async open(options: OpenOptions) {
      native = await MockBinding.open(options);
      prepare(native);
      return native;
    },
  };
  const stream = new SerialPortStream({ binding, path: PATH, baudRate: 9_600, autoOpen: false });
  const port = unwrap(await openStream(stream));
  onTestFinished(() => port.close());
  return { port, native: native!, stream };
}

test('what waited in the port before it was opened is thrown away', async () => {
  const { port, native } = await stand((opened) => opened.emitData(Buffer.from('old')));
  const heard = new Promise((resolve) => {
    port.onBytes((bytes) => resolve(Buffer.from(bytes).toString()));
  });
  native.emitData(Buffer.from('new'));
  expect(await heard).toBe('new');
});

test('a port that cannot be opened says why', async () => {
  const binding = {
    list: () => MockBinding.list(),
    open: () => Promise.reject(new Error('Error: Permission denied, cannot open /dev/ttyS0')),
  };
  const stream = new SerialPortStream({ binding, path: PATH, baudRate: 9_600, autoOpen: false });
  expect(await openStream(stream)).toMatchObject({ error: { code: 'DEVICE_PERMISSION' } });
});

test('a write that the system refuses has failed, with its reason', async () => {
  const { port } = await stand((opened) => {
    opened.write = () => Promise.reject(new Error('EIO: i/o error, write'));
  });
  expect(await port.write(Uint8Array.of(1))).toMatchObject({
    error: { code: 'DEVICE_OPEN_FAILED', detail: expect.stringContaining('EIO') as string },
  });
});

test('a write to a port that is closed is an absent device', async () => {
  const { port } = await stand();
  await port.close();
  expect(await port.write(Uint8Array.of(1))).toMatchObject({ error: { code: 'DEVICE_ABSENT' } });
});

test('a port that closes by itself is told once; our own closing is not', async () => {
  const { port, stream } = await stand();
  const reasons: Failure[] = [];
  port.onClosed((reason) => reasons.push(reason));
  await new Promise<void>((resolve) => stream.close(() => resolve(), new Error('hung up')));
  expect(reasons).toEqual([{ code: 'DEVICE_ABSENT', detail: 'hung up' }]);
  await port.close();
  const own = await stand();
  own.port.onClosed((reason) => reasons.push(reason));
  await own.port.close();
  expect(reasons).toHaveLength(1);
});

test.each([
  ['EIO: i/o error', false],
  ['getBaudRate is not implemented on this system', true],
])('settings that cannot be read, %s: alive is %s', async (message, isAlive) => {
  const { port } = await stand((opened) => {
    opened.getBaudRate = () => Promise.reject(new Error(message));
  });
  expect(await port.isAlive()).toBe(isAlive);
});

test('a port whose settings can be read is alive, until it is closed', async () => {
  const { port } = await stand();
  expect(await port.isAlive()).toBe(true);
  await port.close();
  expect(await port.isAlive()).toBe(false);
});
