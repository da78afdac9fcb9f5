import { expect, test } from 'vitest';
import { hasSocat } from '../../../simulator/devices/pty-link.ts';
import { bareSerialPort } from './bare-port.ts';
import { openLine } from './line.ts';
import { microseconds } from './timed.ts';

test.skipIf(!(await hasSocat()))(
  'bytes come no faster than the line carries them, and the newest send is remembered',
  async () => {
    const line = await openLine(9_600, () => {});
    const port = await bareSerialPort(line.path, 9_600);
    const begin = process.hrtime.bigint();
    const both = port.count(50);
    line.send(new Uint8Array(40));
    line.send(new Uint8Array(10));
    const at = await both;
    // 50 bytes of 10 bits.
    expect(microseconds(begin, at)).toBeGreaterThan(52_000);
    expect(line.lastByteAt()).toBeLessThan(at);
    expect(microseconds(line.lastByteAt(40), line.lastByteAt())).toBeGreaterThan(10_000);
    expect(line.lastByteAt(41)).toBe(0n);
    await port.close();
    await line.close();
  },
);
