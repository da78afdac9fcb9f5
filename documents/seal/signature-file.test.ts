import { expect, test } from 'vitest';
import { unwrap } from '../../contract/result.ts';
import { DEFAULT_LIMITS } from '../limits.ts';
import { readXml } from '../ofd/container/xml.ts';
import { readSignatureFile, signatureTime } from './signature-file.ts';

test.each([
  ['20201010151120', Date.UTC(2020, 9, 10, 7, 11, 20)],
  ['20220903054127Z', Date.UTC(2022, 8, 3, 5, 41, 27)],
  ['2020-04-22 16:22:44', Date.UTC(2020, 3, 22, 8, 22, 44)],
  ['yesterday', undefined],
  [undefined, undefined],
])('the time %s', (text, at) => {
  expect(signatureTime(text)).toBe(at);
});

test('children are read in any order, and may be missing', () => {
  const text = `<Signature><SignedValue>v.dat</SignedValue><SignedInfo><Seal><BaseLoc>s.esl</BaseLoc></Seal>
    <StampAnnot ID="1" PageRef="3" Boundary="1 2 3 4" Clip="0 0 1 4"/><References CheckMethod="SM3">
    <Reference FileRef="/a"><CheckValue>AA==</CheckValue></Reference></References></SignedInfo></Signature>`;
  const root = unwrap(readXml(new TextEncoder().encode(text), 'it', DEFAULT_LIMITS));
  expect(readSignatureFile(root)).toEqual({
    provider: '',
    references: [{ file: '/a', digest: 'AA==' }],
    stamps: [{ page: 3, boundary: { x: 1, y: 2, w: 3, h: 4 }, clip: { x: 0, y: 0, w: 1, h: 4 } }],
    seal: 's.esl',
    signedValue: 'v.dat',
    checkMethod: 'SM3',
  });
});

test('stamps beyond all measure are left out, by page and altogether', () => {
  const stamp = (page: number): string => `<StampAnnot PageRef="${page}" Boundary="0 0 1 1"/>`;
  const stampsOf = (pages: readonly number[]) => {
    const text = `<Signature><SignedInfo>${pages.map(stamp).join('')}</SignedInfo></Signature>`;
    const root = unwrap(readXml(new TextEncoder().encode(text), 'it', DEFAULT_LIMITS));
    return readSignatureFile(root).stamps.map(({ page }) => page);
  };
  const many = Array<number>(20_000).fill(1);
  expect(stampsOf([...many, 2])).toEqual([...many.slice(0, 16), 2]);
  expect(stampsOf(many.map((_, index) => index))).toHaveLength(1_000);
});
