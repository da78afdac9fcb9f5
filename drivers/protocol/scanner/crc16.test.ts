import { expect, test } from 'vitest';
import { crc16 } from './crc16.ts';

test.each([
  // The published check value of CRC-16/XMODEM.
  [Buffer.from('123456789').toString('hex'), '31c3'],
  // The published answers of the "7E" zone protocol.
  ['000100', '3331'],
  ['010100', '0401'],
  ['030100', '6a61'],
  ['', '0000'],
])('the CRC of %s is %s', (hex, crc) => {
  expect(Buffer.from(crc16(Buffer.from(hex, 'hex'))).toString('hex')).toBe(crc);
});
