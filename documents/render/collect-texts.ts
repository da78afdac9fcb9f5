import type { Colour } from '../ofd/model/colour.ts';
import type { PageObject, TextObject } from '../ofd/model/page-object.ts';
import { DRAW_LIMITS } from './draw-run.ts';
import type { PlanPart } from './page-plan.ts';
import type { ResourceLookup } from './resource-lookup.ts';

/** Objects looked at: composites that name each other could multiply without end. */
const MAX_OBJECTS = 400_000;

/** Objects yet to be looked at, as deep within composites and cells as drawing counts it. */
interface Found {
  readonly objects: readonly PageObject[];
  readonly resources: ResourceLookup;
  readonly depth: number;
}

/** Every text that a page may draw: in its layers, in composites, in cells of patterns and in clips. */
export function collectTexts(parts: readonly PlanPart[]): readonly TextObject[] {
  const texts: TextObject[] = [];
  let looked = 0;
  // A composite is looked at once, however often it is drawn.
  const known = new Set<object>();
  // In the order of their depth: what is found deep first may stand higher, too.
  const found: Found[] = parts.map((part) => ({ ...part, depth: 0 }));
  for (const one of found) visit(one);
  return texts;

  function visit({ objects, resources, depth }: Found): void {
    if (known.has(objects) || depth > DRAW_LIMITS.depth) return;
    known.add(objects);
    for (const object of objects) {
      if (++looked > MAX_OBJECTS) return;
      // Blocks nest no deeper than their XML.
      if (object.kind === 'block') visit({ objects: object.objects, resources, depth });
      else if (object.visible) visitUnit(object, resources, depth);
    }
  }

  function visitUnit(
    object: Exclude<PageObject, { kind: 'block' }>,
    resources: ResourceLookup,
    depth: number,
  ): void {
    for (const { areas } of object.clips) {
      for (const { shape } of areas) if (shape.kind === 'text') texts.push(shape);
    }
    if (object.kind === 'text') texts.push(object);
    if (object.kind === 'text' || object.kind === 'path') {
      visitColour(object.fillColour, resources, depth);
      visitColour(object.strokeColour, resources, depth);
    }
    const { drawParam } = object;
    const param = drawParam === undefined ? undefined : resources.drawParam(drawParam);
    visitColour(param?.fillColour, resources, depth);
    if (object.kind === 'composite' && object.resource !== undefined) {
      const objects = resources.vector(object.resource)?.objects ?? [];
      found.push({ objects, resources, depth: depth + 1 });
    }
  }

  function visitColour(colour: Colour | undefined, resources: ResourceLookup, depth: number): void {
    if (!colour?.pattern) return;
    found.push({ objects: colour.pattern.objects, resources, depth: depth + 1 });
  }
}
