import { expect, test } from 'vitest';
import { unwrap } from '../../../contract/result.ts';
import { openOfd } from '../open-ofd.ts';
import { onePage } from '../pack.test-support.ts';
import { documentText } from './page-text.ts';

function textOf(content: string, more: Record<string, string> = {}): string {
  const { bodies } = unwrap(openOfd(onePage(content, more)));
  return documentText(bodies[0]!.document).join('\f');
}

const at = (x: number, y: number, text: string, more = ''): string =>
  `<TextObject Boundary="${x} ${y} 50 9" Size="4" ${more}><TextCode X="0" Y="3" DeltaX="g 9 4">${text}</TextCode></TextObject>`;

test('lines go from above, runs from the left, whatever their order in the file', () => {
  expect(textOf(at(30, 20, '丁') + at(10, 20.5, '丙') + at(10, 5, '甲乙'))).toBe('甲乙\n丙 丁');
});

test('characters in runs of their own are one word where they touch', () => {
  expect(textOf(at(10, 5, '证') + at(14, 5, '照'))).toBe('证照');
});

test('a transformed run stands where it is drawn', () => {
  const below =
    '<TextObject Boundary="0 0 9 9" Size="1" CTM="4 0 0 4 10 30"><TextCode X="0" Y="1">下</TextCode></TextObject>';
  expect(textOf(below + at(10, 5, '上'))).toBe('上\n下');
});

test('a column is read downwards', () => {
  const column =
    '<TextObject Boundary="5 5 9 40" Size="4"><TextCode X="0" Y="4" DeltaY="4 4">购买方</TextCode></TextObject>';
  expect(textOf(column + at(20, 9, '名称'))).toBe('购买方\n名称');
});

test('what is invisible has no text', () => {
  expect(textOf(at(1, 1, '隐', 'Visible="false"'))).toBe('');
});

test('composites that name each other end', () => {
  const unit = (id: number, other: number): string =>
    `<CompositeGraphicUnit ID="${id}"><Content>${at(0, 0, 'x')}<CompositeObject Boundary="0 5 1 1" ResourceID="${other}"/></Content></CompositeGraphicUnit>`;
  const more = {
    'Doc_0/Res.xml': `<Res><CompositeGraphicUnits>${unit(1, 2)}${unit(2, 1)}</CompositeGraphicUnits></Res>`,
    'Doc_0/Document.xml':
      '<Document><CommonData><PublicRes>Res.xml</PublicRes></CommonData><Pages><Page ID="1" BaseLoc="Pages/P.xml"/></Pages></Document>',
  };
  const text = textOf('<CompositeObject Boundary="0 0 1 1" ResourceID="1"/>', more);
  expect(text.split('\n')).toHaveLength(8);
});

test('of composites of ever more shapes so many are looked at, and no more', () => {
  const shapes = '<PathObject Boundary="0 0 1 1"/>'.repeat(10_000);
  const more = {
    'Doc_0/Res.xml': `<Res><CompositeGraphicUnits><CompositeGraphicUnit ID="1"><Content>${shapes}</Content></CompositeGraphicUnit></CompositeGraphicUnits></Res>`,
    'Doc_0/Document.xml':
      '<Document><CommonData><PublicRes>Res.xml</PublicRes></CommonData><Pages><Page ID="1" BaseLoc="Pages/P.xml"/></Pages></Document>',
  };
  const few = '<CompositeObject Boundary="0 0 1 1" ResourceID="1"/>'.repeat(30);
  expect(textOf(few + at(1, 1, '后'), more)).toBe('后');
  // What is behind them is not found any more: that is the price.
  const many = '<CompositeObject Boundary="0 0 1 1" ResourceID="1"/>'.repeat(50);
  expect(textOf(many + at(1, 1, '后'), more)).toBe('');
});
