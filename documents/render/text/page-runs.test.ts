import { expect, test } from 'vitest';
import { unwrap } from '../../../contract/result.ts';
import { onePage } from '../../ofd/pack.test-support.ts';
import { openOfd } from '../../ofd/open-ofd.ts';
import { pageTextRuns } from './page-runs.ts';

function runsOf(content: string, more: Record<string, string> = {}): unknown {
  const { document } = unwrap(openOfd(onePage(content, more))).bodies[0]!;
  const page = unwrap(document.readPage(0));
  return pageTextRuns(document, page, document.annotations.get(1) ?? []).map((run) => ({
    ...run,
    ...Object.fromEntries(
      (['x', 'y', 'width', 'height', 'angle'] as const).map((key) => [key, Math.round(run[key])]),
    ),
  }));
}

const text = (x: number, y: number, words: string, more = ''): string =>
  `<TextObject Boundary="${x} ${y} 50 9" Size="25.4" ${more}><TextCode X="0" Y="25.4">${words}</TextCode></TextObject>`;

test('runs are in points, in reading order, and blanks alone are none', () => {
  expect(runsOf(text(50.8, 0, '乙丙') + text(0, 0, '甲') + text(0, 0, ' '))).toEqual([
    { text: '甲', x: 0, y: 10, width: 72, height: 72, angle: 0 },
    { text: '乙丙', x: 144, y: 10, width: 144, height: 72, angle: 0 },
  ]);
});

test('the corner of the paper is the origin, whatever its box says', () => {
  const page = `<Page><Area><PhysicalBox>25.4 25.4 100 100</PhysicalBox></Area>
    <Content><Layer>${text(50.8, 25.4, '甲')}</Layer></Content></Page>`;
  expect(runsOf('', { 'Doc_0/Pages/P.xml': page })).toMatchObject([{ x: 144, y: 82 }]);
});

test('what is turned says how', () => {
  expect(runsOf(text(0, 0, '甲乙', 'CTM="0 1 -1 0 0 0"'))).toMatchObject([
    { text: '甲乙', width: 144, angle: 90 },
  ]);
});
