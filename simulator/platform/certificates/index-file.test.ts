import { expect, test } from 'vitest';
import { certificateIndexSchema } from './index-file.ts';

const entry = {
  ...{ identifier: 'i', file: 'food-li.pdf', mediaType: 'application/pdf' },
  ...{ sizeBytes: 1, sm3: '0'.repeat(64) },
};

test('an index entry is taken', () => {
  expect(certificateIndexSchema.safeParse({ source: 's', files: [entry] }).success).toBe(true);
});

test.each(['../food-li.ofd', '/etc/x.pdf', 'food.exe', 'a/b.png'])(
  'the file name %s never leaves the folder',
  (file) => {
    const index = { source: 's', files: [{ ...entry, file }] };
    expect(certificateIndexSchema.safeParse(index).success).toBe(false);
  },
);
