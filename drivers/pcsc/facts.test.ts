import fc from 'fast-check';
import { expect, it } from 'vitest';
import { deviceSnapshotSchema } from '../../contract/devices.ts';
import { atrFacts } from './facts.ts';

it('shows protocols and historical bytes of an answer to reset', () => {
  expect(atrFacts('3b8f8001804f0ca000000306030001000000006a')).toEqual({
    atr: '3b8f8001804f0ca000000306030001000000006a',
    protocols: 'T=0 T=1',
    historical: '804f0ca00000030603000100000000',
  });
});

it('shows a wrong one as it is, and what is wrong with it', () => {
  expect(atrFacts('3b')).toEqual({ atr: '3b', atrProblem: 'answer to reset: T0 is missing' });
});

it('fits the snapshot of a device, whatever the card says', () => {
  const { facts } = deviceSnapshotSchema.shape;
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 36 }), (bytes) => {
      expect(facts.safeParse(atrFacts(Buffer.from(bytes).toString('hex'))).success).toBe(true);
    }),
  );
});
