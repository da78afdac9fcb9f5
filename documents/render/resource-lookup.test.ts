import { expect, test } from 'vitest';
import { noResources } from '../ofd/model/resources.ts';
import { createResourceLookup } from './resource-lookup.ts';

test('what the page brings along comes before what the document has', () => {
  const [page, document] = [noResources(), noResources()];
  page.drawParams.set(1, { lineWidth: 1 });
  document.drawParams.set(1, { lineWidth: 2 });
  document.drawParams.set(2, { lineWidth: 3 });
  document.media.set(1, { type: 'Image' });
  const lookup = createResourceLookup(page, document);
  expect([1, 2, 3].map((id) => lookup.drawParam(id)?.lineWidth)).toEqual([1, 3, undefined]);
  expect(lookup.media(1)).toEqual({ type: 'Image' });
  expect([lookup.font(1), lookup.vector(1), lookup.colourSpace(1)]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});
