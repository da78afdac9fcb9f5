import type { Failure } from '../../../contract/failures.ts';
import { ok, type Result } from '../../../contract/result.ts';
import { createNoteBook, inEach, type Note } from '../../note.ts';
import { child, childrenOf, childText, type Element } from '../container/xml.ts';
import type { Box } from './geometry.ts';
import { defined } from './graphic-unit.ts';
import { readObjects } from './objects.ts';
import type { PageObject } from './page-object.ts';
import {
  newAllowance,
  openOptional,
  openPart,
  type OpenedPart,
  type ReadContext,
} from './read-context.ts';
import { addResources, noResources, type Resources } from './resources.ts';
import { boxOf, idOf, wordOf } from './values.ts';

/** The areas of a page (CT_PageArea, GB/T 33190 7.5). */
export interface PageArea {
  readonly physical: Box;
  readonly application?: Box;
  readonly content?: Box;
  readonly bleed?: Box;
}

export type ZOrder = 'Background' | 'Body' | 'Foreground';

export interface Layer {
  readonly id?: number;
  readonly type: ZOrder;
  readonly drawParam?: number;
  readonly objects: readonly PageObject[];
}

/** A page or a template as it is drawn. */
export interface PageContent {
  readonly area: PageArea;
  readonly templates: readonly { readonly id: number; readonly zOrder: ZOrder }[];
  readonly layers: readonly Layer[];
  /** Those of this page alone. */
  readonly resources: Resources;
  /** What could not be read of it. */
  readonly notes: readonly Note[];
  /** The file it was read from. */
  readonly path: string;
  /** Its length with that of its resources, in bytes. */
  readonly xmlBytes: number;
}

/** A page of the list, not opened yet. */
export interface PageEntry {
  readonly id: number;
  readonly location: string;
}

/** A4 upright: what is drawn where a file says nothing about its paper. */
const A4: Box = { x: 0, y: 0, w: 210, h: 297 };

/** CT_PageArea; `undefined` where it names no physical box. */
export function readArea(element: Element | undefined): PageArea | undefined {
  const physical = boxOf(childText(element, 'PhysicalBox'));
  if (!physical || physical.w === 0 || physical.h === 0) return undefined;
  return {
    physical,
    ...defined({
      application: boxOf(childText(element, 'ApplicationBox')),
      content: boxOf(childText(element, 'ContentBox')),
      bleed: boxOf(childText(element, 'BleedBox')),
    }),
  };
}

/**
 * Opens a page or a template. Fails with `DOC_DAMAGED` or with what is wrong with its XML; anything
 * within it that cannot be read is left out and noted.
 */
export function readPage(
  entry: PageEntry,
  where: string,
  context: ReadContext,
  documentArea: PageArea | undefined,
): Result<PageContent, Failure> {
  const own = createNoteBook();
  const allowance = newAllowance(context);
  const whole = allowance.bytes;
  const noting = { ...context, notes: inEach(context.notes, own), allowance };
  const opened = openPage(entry.location, where, noting);
  if (!opened.ok) return opened;
  const { root, context: inner } = opened.value;
  const area = readArea(child(root, 'Area')) ?? documentArea;
  if (!area) inner.notes.add('node-missing', `${where}: PhysicalBox`);
  const resources = noResources();
  for (const { text } of childrenOf(root, 'PageRes')) {
    const part = openOptional(text, `${where}: resources`, inner);
    if (part) addResources(part, resources);
  }
  const content = child(root, 'Content');
  const layers = childrenOf(content, 'Layer').map((layer) => readLayer(layer, inner));
  const templates = childrenOf(root, 'Template').flatMap(({ attributes }) => {
    const id = idOf(attributes.TemplateID);
    const zOrder = wordOf(attributes.ZOrder, ['Background', 'Body', 'Foreground']);
    return id === undefined ? [] : [{ id, zOrder }];
  });
  const { path } = inner;
  const xmlBytes = whole - allowance.bytes;
  const { notes } = own;
  return ok({
    area: area ?? { physical: A4 },
    templates,
    layers,
    resources,
    notes,
    path,
    xmlBytes,
  });
}

/** Some writers name the folder of a page in place of its file. */
function openPage(
  location: string,
  where: string,
  context: ReadContext,
): Result<OpenedPart, Failure> {
  const opened = openPart(location, where, context);
  if (opened.ok || location.toLowerCase().endsWith('.xml')) return opened;
  const inFolder = openPart(`${location}/Content.xml`, where, context);
  if (inFolder.ok) context.notes.add('location-base', where);
  return inFolder.ok ? inFolder : opened;
}

function readLayer(element: Element, context: ReadContext): Layer {
  const { attributes } = element;
  return {
    type: wordOf(attributes.Type, ['Body', 'Background', 'Foreground']),
    objects: readObjects(element, context),
    ...defined({ id: idOf(attributes.ID), drawParam: idOf(attributes.DrawParam) }),
  };
}
