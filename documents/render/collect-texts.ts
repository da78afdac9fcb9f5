import type { Colour } from '../ofd/model/colour.ts';
import type { PageObject, TextObject } from '../ofd/model/page-object.ts';
import type { PlanPart } from './page-plan.ts';
import type { ResourceLookup } from './resource-lookup.ts';

/** Objects looked at: composites that name each other could multiply without end. */
const MAX_OBJECTS = 400_000;

/** Every text that a page may draw: in its layers, in composites, in cells of patterns and in clips. */
export function collectTexts(parts: readonly PlanPart[]): readonly TextObject[] {
  const texts: TextObject[] = [];
  let looked = 0;
  // A composite is looked at once, however often it is drawn.
  const known = new Set<object>();
  for (const { objects, resources } of parts) visit(objects, resources);
  return texts;

  function visit(objects: readonly PageObject[], resources: ResourceLookup): void {
    if (known.has(objects)) return;
    known.add(objects);
    for (const object of objects) {
      if (++looked > MAX_OBJECTS) return;
      if (object.kind === 'block') visit(object.objects, resources);
      else if (object.visible) visitUnit(object, resources);
    }
  }

  function visitUnit(
    object: Exclude<PageObject, { kind: 'block' }>,
    resources: ResourceLookup,
  ): void {
    for (const { areas } of object.clips) {
      for (const { shape } of areas) if (shape.kind === 'text') texts.push(shape);
    }
    if (object.kind === 'text') texts.push(object);
    if (object.kind === 'text' || object.kind === 'path') {
      visitColour(object.fillColour, resources);
      visitColour(object.strokeColour, resources);
    }
    const { drawParam } = object;
    const param = drawParam === undefined ? undefined : resources.drawParam(drawParam);
    visitColour(param?.fillColour, resources);
    if (object.kind === 'composite' && object.resource !== undefined) {
      visit(resources.vector(object.resource)?.objects ?? [], resources);
    }
  }

  function visitColour(colour: Colour | undefined, resources: ResourceLookup): void {
    if (colour?.pattern) visit(colour.pattern.objects, resources);
  }
}
