import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { SerialPort } from 'serialport';
import { expect, test, vi } from 'vitest';
import { hasSocat } from '../../../simulator/devices/pty-link.ts';
import { openPtyPair } from './pty-pair.ts';

test.skipIf(!(await hasSocat()))(
  'every byte comes out at the other end as it went in',
  async () => {
    const pair = await openPtyPair();
    const port = new SerialPort({ path: pair.path, baudRate: 115_200 });
    await once(port, 'open');
    const sent = Uint8Array.from({ length: 256 }, (_, byte) => byte);
    let heard = Buffer.alloc(0);
    const whole = new Promise<void>((resolve) => {
      port.on('data', (bytes: Buffer) => {
        heard = Buffer.concat([heard, bytes]);
        if (heard.length >= sent.length) resolve();
      });
    });
    pair.write(sent);
    await whole;
    expect(new Uint8Array(heard)).toEqual(sent);
    await new Promise<void>((resolve) => port.close(() => resolve()));
    await pair.close();
    expect(existsSync(pair.path)).toBe(false);
  },
);

test.skipIf(!(await hasSocat()))(
  'more than the system holds is poured while this process reads, and the answer is heard',
  async () => {
    const pair = await openPtyPair();
    const heard: Buffer[] = [];
    await pair.hear((bytes) => void heard.push(Buffer.from(bytes)));
    const port = new SerialPort({ path: pair.path, baudRate: 115_200 });
    await once(port, 'open');
    let missing = 200_000;
    const whole = new Promise<void>((resolve) => {
      port.on('data', (bytes: Buffer) => {
        missing -= bytes.length;
        if (missing <= 0) resolve();
      });
    });
    await Promise.all([pair.pour(new Uint8Array(missing).fill(0x41)), whole]);
    expect(missing).toBe(0);
    port.write('thanks');
    await vi.waitFor(() => expect(Buffer.concat(heard).toString()).toBe('thanks'));
    await new Promise<void>((resolve) => port.close(() => resolve()));
    await pair.close();
  },
);
