import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sharedBuffer, sharedInput } from './shared-input.ts';

test('before the first input there is none', () => {
  expect(sharedInput(sharedBuffer(8)).get()).toEqual({ index: -1, input: new Uint8Array() });
});

test('what one side puts the other gets, the last one whole', () => {
  const inputs = fc.array(fc.uint8Array({ maxLength: 16 }), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(inputs, (all) => {
      const buffer = sharedBuffer(16);
      const [writer, reader] = [sharedInput(buffer), sharedInput(buffer)];
      for (const [index, input] of all.entries()) writer.put(index, input);
      expect(reader.get()).toEqual({ index: all.length - 1, input: all.at(-1) });
    }),
  );
});
