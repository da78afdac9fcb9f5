import { strFromU8, strToU8 } from 'fflate';
import { expect, test } from 'vitest';
import { unwrap } from '../../contract/result.ts';
import { type PackageFiles, zipPackage } from '../builder/write-package.ts';
import { openOfd } from '../ofd/open-ofd.ts';
import { NO_TRUST } from './chain.ts';
import { readSeals } from './read-seals.ts';
import { DOCUMENT, judge, NOW, signed } from './signed-samples.test-support.ts';
import { signatureLists } from './signature-list.ts';
import { verifyFile } from './verify.ts';

const LIST = 'Doc_0/Signs/Signatures.xml';

function edited(files: PackageFiles, path: string, change: (text: string) => string): PackageFiles {
  return { ...files, [path]: strToU8(change(strFromU8(files[path]!))) };
}

function withEntries(times: number): PackageFiles {
  return edited(signed(), LIST, (text) =>
    text.replace(/<ofd:Signature [^>]*\/>/, (one) => one.repeat(times)),
  );
}

const openOf = (files: PackageFiles) => unwrap(openOfd(zipPackage(files)));

test('a list that is missing has its place', () => {
  expect(signatureLists(openOf(DOCUMENT))).toMatchObject([{ signatures: [], hasMore: false }]);
});

/** A document more, with the same list of signatures. */
function twoBodies(files: PackageFiles): PackageFiles {
  return edited(files, 'OFD.xml', (text) =>
    text.replace(/<ofd:DocBody>.*<\/ofd:DocBody>/s, (one) => one.repeat(2)),
  );
}

test.each([1, 63, 64, 65, 99])(
  'what is shown stands at the place of its verdict: %i in each of two lists',
  (times) => {
    const files = twoBodies(withEntries(times));
    const verdicts = judge(files).signatures;
    const shown = readSeals(openOf(files));
    expect(shown).toHaveLength(verdicts.length);
    // A signature that is named twice cannot be read the second time, wherever it is looked at.
    for (const [index, { seal }] of shown.entries()) {
      expect(seal !== undefined, `signature ${index}`).toBe(verdicts[index]?.seal !== undefined);
    }
    expect(verdicts.some(({ id }) => id === '…')).toBe(times * 2 > 64);
  },
);

test('all lists of a file together are bounded', () => {
  const lists = signatureLists(openOf(twoBodies(withEntries(50))));
  expect(lists.map(({ signatures, hasMore }) => [signatures.length, hasMore])).toEqual([
    [50, false],
    [14, true],
  ]);
});

test.each([
  ['a letter', 'a', 'a'],
  ['another', '&#x4E00;', '一'],
  ['nothing', '', '1'],
  ['spaces', ' &#x9; ', '1'],
  ['what a console obeys', 'x&#x9;&#xA;y&#x202E;z&#x85;&#x9B;31m', 'xyz31m'],
  ['letters beyond the first plane', '&#x1F600;'.repeat(30), '😀'.repeat(20)],
  ['much that cannot be seen', '&#x200B;'.repeat(5_000), '1'],
  ['a long text', 'q'.repeat(5_000), 'q'.repeat(20)],
])('an id may be any text, in verdicts and notes: %s', (_what, written, id) => {
  const bad = edited(signed(), LIST, (text) => text.replace('ID="1"', `ID="${written}"`));
  // Written as if it counted from the root, which becomes a note.
  const files = edited(bad, LIST, (text) => text.replace('"/Doc_0/', '"Doc_0/'));
  const file = openOf(files);
  expect(signatureLists(file)[0]?.signatures[0]?.id).toBe(id);
  expect(verifyFile(file, { trust: NO_TRUST, now: NOW }).signatures[0]?.id).toBe(id);
  expect(file.notes.map(({ where }) => where)).toContain(`signature ${id}`);
});
