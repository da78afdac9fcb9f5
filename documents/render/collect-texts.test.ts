import { expect, test } from 'vitest';
import { unwrap } from '../../contract/result.ts';
import { openOfd } from '../ofd/open-ofd.ts';
import { onePage } from '../ofd/pack.test-support.ts';
import { collectTexts } from './collect-texts.ts';
import { resources } from './drawn-page.test-support.node.ts';
import { planPage } from './page-plan.ts';

const text = (word: string, inner = '', attributes = ''): string =>
  `<ofd:TextObject Boundary="0 0 9 9" Size="3" ${attributes}>${inner}<ofd:TextCode X="0" Y="3">${word}</ofd:TextCode></ofd:TextObject>`;

function words(content: string, units = ''): string[] {
  const files = resources(`<ofd:CompositeGraphicUnits>${units}</ofd:CompositeGraphicUnits>`);
  const { document } = unwrap(openOfd(onePage(content, files))).bodies[0]!;
  const parts = planPage(document, unwrap(document.readPage(0)), [], { forPrint: false });
  return collectTexts(parts).flatMap(({ codes }) => codes.map((code) => code.text));
}

test('texts of blocks, composites, patterns and clips are found, hidden ones are not', () => {
  const pattern = `<ofd:FillColor><ofd:Pattern Width="1" Height="1"><ofd:CellContent>${text('cell')}</ofd:CellContent></ofd:Pattern></ofd:FillColor>`;
  const clip =
    '<ofd:Clips><ofd:Clip><ofd:Area><ofd:Text Boundary="0 0 9 9" Size="3"><ofd:TextCode X="0" Y="3">clip</ofd:TextCode></ofd:Text></ofd:Area></ofd:Clip></ofd:Clips>';
  const found = words(
    `${text('plain', pattern + clip)}<ofd:PageBlock>${text('block')}</ofd:PageBlock>${text('hidden', '', 'Visible="false"')}
     <ofd:CompositeObject Boundary="0 0 9 9" ResourceID="1"/><ofd:CompositeObject Boundary="0 0 9 9" ResourceID="1"/>`,
    `<ofd:CompositeGraphicUnit ID="1"><ofd:Content>${text('composite')}</ofd:Content></ofd:CompositeGraphicUnit>`,
  );
  expect(found.toSorted()).toEqual(['block', 'cell', 'clip', 'composite', 'plain']);
});

test('composites that name each other are looked at once', () => {
  const unit = (id: number, other: number): string =>
    `<ofd:CompositeGraphicUnit ID="${id}"><ofd:Content>${text(String(id))}${`<ofd:CompositeObject Boundary="0 0 9 9" ResourceID="${other}"/>`.repeat(9)}</ofd:Content></ofd:CompositeGraphicUnit>`;
  expect(
    words('<ofd:CompositeObject Boundary="0 0 9 9" ResourceID="1"/>', unit(1, 2) + unit(2, 1)),
  ).toEqual(['1', '2']);
});

test('a long chain of composites is followed as deep as it is drawn', () => {
  const unit = (id: number): string =>
    `<ofd:CompositeGraphicUnit ID="${id}"><ofd:Content>${text(String(id))}<ofd:CompositeObject Boundary="0 0 9 9" ResourceID="${id + 1}"/></ofd:Content></ofd:CompositeGraphicUnit>`;
  const chain = Array.from({ length: 20_000 }, (_, at) => unit(at + 1)).join('');
  // The seventh of the chain stands on the page, too.
  const found = words(
    '<ofd:CompositeObject Boundary="0 0 9 9" ResourceID="1"/><ofd:CompositeObject Boundary="0 0 9 9" ResourceID="7"/>',
    chain,
  );
  expect(found.map(Number).toSorted((a, b) => a - b)).toEqual(
    Array.from({ length: 14 }, (_, at) => at + 1),
  );
});
