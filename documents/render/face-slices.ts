/** Which files of a face hold which characters: names of slices by their ranges, as `@fontsource` lists them. */
export type SliceIndex = readonly Slice[];

export interface Slice {
  /** As it stands in the name of the file: `latin`, `115`. */
  readonly name: string;
  /** First and last code point of each range. */
  readonly ranges: readonly (readonly [number, number])[];
}

export interface NeededSlices {
  readonly slices: readonly Slice[];
  /** Whether characters of the text are in no slice. */
  readonly isWhole: boolean;
}

/** Reads the `unicode.json` of a package of `@fontsource`: `{"[115]": "U+4e00-4e01,U+4e07"}`. */
export function readSliceIndex(ranges: Readonly<Record<string, string>>): SliceIndex {
  return Object.entries(ranges).map(([key, list]) => ({
    name: key.replaceAll(/[[\]]/g, ''),
    ranges: [...list.matchAll(/U\+([0-9a-f]+)(?:-([0-9a-f]+))?/gi)].map(([, from = '', to]) => [
      parseInt(from, 16),
      parseInt(to ?? from, 16),
    ]),
  }));
}

/** The slices in which the characters of a text are, each once, in the order of need. */
export function slicesFor(index: SliceIndex, text: string): NeededSlices {
  const byCode = byCodeOf(index);
  const needed = new Set<Slice>();
  let isWhole = true;
  for (const character of new Set(text)) {
    const slice = byCode.get(character.codePointAt(0) ?? 0);
    if (slice) needed.add(slice);
    else isWhole = false;
  }
  return { slices: [...needed], isWhole };
}

/** Thousands of ranges: going through them for each character of a page would take seconds. */
const BY_CODE = new WeakMap<SliceIndex, ReadonlyMap<number, Slice>>();

/** Where ranges overlap, the first slice has the character. */
function byCodeOf(index: SliceIndex): ReadonlyMap<number, Slice> {
  const known = BY_CODE.get(index);
  if (known) return known;
  const byCode = new Map<number, Slice>();
  for (const slice of index) {
    for (const [from, to] of slice.ranges) {
      for (let code = from; code <= to; code++) if (!byCode.has(code)) byCode.set(code, slice);
    }
  }
  BY_CODE.set(index, byCode);
  return byCode;
}
