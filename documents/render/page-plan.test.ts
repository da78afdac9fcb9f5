import { describe, expect, it } from 'vitest';
import { onePage } from '../ofd/pack.test-support.ts';
import { openOfd } from '../ofd/open-ofd.ts';
import { planPage } from './page-plan.ts';

const NS = 'xmlns:ofd="http://www.ofdspec.org/2016"';
const layer = (name: string, type = ''): string =>
  `<ofd:Layer ${type && `Type="${type}"`}><ofd:PathObject Name="${name}" Boundary="0 0 1 1"/></ofd:Layer>`;
const page = (inner: string, content: string): string =>
  `<ofd:Page ${NS}>${inner}<ofd:Content>${content}</ofd:Content></ofd:Page>`;

const FILES = {
  'Doc_0/Document.xml': `<ofd:Document ${NS}><ofd:CommonData>
    <ofd:TemplatePage ID="5" BaseLoc="T5.xml"/><ofd:TemplatePage ID="6" BaseLoc="T6.xml"/></ofd:CommonData>
    <ofd:Pages><ofd:Page ID="1" BaseLoc="Pages/P.xml"/></ofd:Pages>
    <ofd:Annotations>Annots.xml</ofd:Annotations></ofd:Document>`,
  'Doc_0/Pages/P.xml': page(
    '<ofd:Template TemplateID="5" ZOrder="Foreground"/><ofd:Template TemplateID="6"/>',
    layer('front', 'Foreground') + layer('body') + layer('back', 'Background'),
  ),
  'Doc_0/T5.xml': page('<ofd:Template TemplateID="5"/>', layer('stamp')),
  'Doc_0/T6.xml': page('', layer('frame')),
  'Doc_0/Annots.xml': `<ofd:Annotations ${NS}><ofd:Page PageID="1"><ofd:FileLoc>A.xml</ofd:FileLoc></ofd:Page></ofd:Annotations>`,
  'Doc_0/A.xml': `<ofd:PageAnnot ${NS}>${['seen', 'hidden', 'screen']
    .map(
      (
        name,
      ) => `<ofd:Annot Type="Watermark" Visible="${name !== 'hidden'}" Print="${name !== 'screen'}">
        <ofd:Appearance Boundary="3 4 1 1"><ofd:PathObject Name="${name}" Boundary="0 0 1 1"/></ofd:Appearance></ofd:Annot>`,
    )
    .join('')}</ofd:PageAnnot>`,
};

function names(forPrint: boolean, isOver?: () => boolean): string[] {
  const opened = openOfd(onePage('', FILES));
  if (!opened.ok) throw new Error(opened.error.code);
  const { document } = opened.value.bodies[0]!;
  const content = document.readPage(0);
  if (!content.ok) throw new Error(content.error.code);
  const parts = planPage(document, content.value, document.annotations.get(1)!, {
    forPrint,
    ...(isOver && { isOver }),
  });
  return parts.flatMap(({ objects, origin }) =>
    objects.map((object) =>
      object.kind === 'path' ? `${object.name}${origin ? `@${origin.x},${origin.y}` : ''}` : '?',
    ),
  );
}

describe('planPage', () => {
  it('lays templates and layers over each other by their order, annotations on top', () => {
    const all = names(false);
    // A template that names itself is drawn as often as templates may nest, not for ever.
    expect(all.filter((name) => name === 'stamp')).toHaveLength(4);
    expect([...new Set(all)]).toEqual([
      'frame',
      'back',
      'body',
      'stamp',
      'front',
      'seen@3,4',
      'screen@3,4',
    ]);
  });

  it('leaves annotations for the screen off paper', () => {
    expect(names(true).slice(-2)).toEqual(['front', 'seen@3,4']);
  });

  it('reads no more templates when there is no time', () => {
    let asked = 0;
    expect(names(false, () => ++asked > 1)).toEqual([
      ...['frame', 'back', 'body', 'front', 'seen@3,4', 'screen@3,4'],
    ]);
  });
});
