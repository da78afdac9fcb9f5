import { expect, test } from 'vitest';
import { unwrap } from '../../contract/result.ts';
import { zipPackage } from '../builder/write-package.ts';
import { openOfd } from '../ofd/open-ofd.ts';
import { DOCUMENT, signed } from './signed-samples.test-support.ts';
import { visibleFiles } from './visible-files.ts';

test('what pages show is found, and neither the list of signatures nor what leads to the document', () => {
  const { pages, parts } = visibleFiles(unwrap(openOfd(zipPackage(signed()))));
  expect([...pages].sort()).toEqual([
    ...['Doc_0/Document.xml', 'Doc_0/Pages/Page_0/Content.xml', 'Doc_0/Pages/Page_1/Content.xml'],
  ]);
  expect([...parts].every((path) => path in DOCUMENT && !path.includes('Signs'))).toBe(true);
  expect(parts.has('OFD.xml')).toBe(false);
});
