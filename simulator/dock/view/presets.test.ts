import { expect, test } from 'vitest';
import { unwrap } from '../../../contract/result.ts';
import { scanSchema } from '../../control-api.ts';
import { MAX_SCAN_LENGTH, PRESETS } from './presets.ts';
import { checkScan } from './scan-input.ts';
import { SYMBOLOGIES } from './symbologies.ts';

test.each(PRESETS)('the simulator takes the example $name', ({ typed }) => {
  const text = unwrap(checkScan(typed, MAX_SCAN_LENGTH));
  expect(scanSchema.safeParse({ text }).success).toBe(true);
});

test('the limit of the page is the limit of the simulator', () => {
  const text = '9'.repeat(MAX_SCAN_LENGTH);
  expect(scanSchema.safeParse({ text }).success).toBe(true);
  expect(scanSchema.safeParse({ text: `${text}9` }).success).toBe(false);
});

test.each(SYMBOLOGIES)('the simulator takes the symbology $aim', ({ aim }) => {
  expect(scanSchema.safeParse({ text: '1', aim }).success).toBe(true);
});
