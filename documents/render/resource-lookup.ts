import type {
  ColourSpace,
  DrawParam,
  Font,
  Media,
  Resources,
  VectorGraphic,
} from '../ofd/model/resources.ts';

/** Resources by their ids: those of the page before those of the document. */
export interface ResourceLookup {
  colourSpace(id: number): ColourSpace | undefined;
  drawParam(id: number): DrawParam | undefined;
  font(id: number): Font | undefined;
  media(id: number): Media | undefined;
  vector(id: number): VectorGraphic | undefined;
}

/** @param sources the nearest first */
export function createResourceLookup(...sources: readonly Resources[]): ResourceLookup {
  function find<V>(
    id: number,
    of: (resources: Resources) => ReadonlyMap<number, V>,
  ): V | undefined {
    for (const source of sources) {
      const found = of(source).get(id);
      if (found !== undefined) return found;
    }
    return undefined;
  }
  return {
    colourSpace: (id) => find(id, ({ colourSpaces }) => colourSpaces),
    drawParam: (id) => find(id, ({ drawParams }) => drawParams),
    font: (id) => find(id, ({ fonts }) => fonts),
    media: (id) => find(id, ({ media }) => media),
    vector: (id) => find(id, ({ vectors }) => vectors),
  };
}
