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
  const needed = new Set<Slice>();
  let isWhole = true;
  for (const character of new Set(text)) {
    const code = character.codePointAt(0) ?? 0;
    const slice = index.find(({ ranges }) =>
      ranges.some(([from, to]) => code >= from && code <= to),
    );
    if (slice) needed.add(slice);
    else isWhole = false;
  }
  return { slices: [...needed], isWhole };
}
