import { expect, test } from 'vitest';
import { certificateMediaTypeSchema } from '../../contract/session.ts';
import { mediaTypeOf } from './media-type.ts';

test.each([
  ['application/ofd', 'application/ofd'],
  ['Application/X-OFD', 'application/ofd'],
  ['application/vnd.ofd; version=1.1', 'application/ofd'],
  ['OFD', 'application/ofd'],
  [' image/jpg ', 'image/jpeg'],
  ['application/x-pdf', 'application/pdf'],
  ['text/html', 'text/html'],
  ['constructor', 'constructor'],
  ['', ''],
])('%j is %j', (told, read) => {
  expect(mediaTypeOf(told)).toBe(read);
});

test('what is shown is left as it is', () => {
  const { options } = certificateMediaTypeSchema;
  expect(options.map(mediaTypeOf)).toEqual(options);
});
