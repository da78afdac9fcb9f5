import { expect, test } from 'vitest';
import { unwrap } from '../../../contract/result.ts';
import { DEFAULT_LIMITS } from '../../limits.ts';
import { readXml } from '../container/xml.ts';
import { readOutlines } from './outlines.ts';

const outlinesOf = (inside: string) =>
  readOutlines(
    unwrap(
      readXml(
        new TextEncoder().encode(`<Outlines>${inside}</Outlines>`),
        'outlines',
        DEFAULT_LIMITS,
      ),
    ),
  );
const goTo = (page: string) =>
  `<Actions><Action Event="CLICK"><Goto><Dest Type="XYZ" PageID="${page}"/></Goto></Action></Actions>`;

test('no outlines are none', () => {
  expect(readOutlines(undefined)).toEqual([]);
  expect(outlinesOf('')).toEqual([]);
});

test('entries with what they lead to, each below the other', () => {
  expect(
    outlinesOf(
      `<OutlineElem Title="一" Expanded="false">${goTo('7')}<OutlineElem Title="一.一">${goTo('8')}</OutlineElem></OutlineElem>
       <OutlineElem Title="二"/>`,
    ),
  ).toEqual([
    {
      ...{ title: '一', expanded: false, page: 7 },
      children: [{ title: '一.一', expanded: true, page: 8, children: [] }],
    },
    { title: '二', expanded: true, children: [] },
  ]);
});

test.each([
  ['an address', '<Actions><Action><URI URI="http://example.com"/></Action></Actions>'],
  ['no page at all', goTo('x')],
  ['a page that cannot be', goTo('-1')],
])('what leads to %s leads to no page', (_what, actions) => {
  expect(outlinesOf(`<OutlineElem Title="t">${actions}</OutlineElem>`)).toEqual([
    { title: 't', expanded: true, children: [] },
  ]);
});

test('the first action with a page counts, and one without a title has none', () => {
  const actions = `<Actions><Action><Sound/></Action>${goTo('3').replaceAll(/<\/?Actions>/g, '')}${goTo('4').replaceAll(/<\/?Actions>/g, '')}</Actions>`;
  expect(outlinesOf(`<OutlineElem>${actions}</OutlineElem>`)).toMatchObject([
    { title: '', page: 3 },
  ]);
});
