import { BUNDLED_FACES } from '../../../documents/render/bundled-faces.ts';
import { readSliceIndex, slicesFor } from '../../../documents/render/face-slices.ts';
import type { SliceIndex } from '../../../documents/render/face-slices.ts';
import type { FallbackFace } from '../../../documents/render/host.ts';

/** One typeface that comes with the program, in as many files as there are slices. */
export interface BundledFace {
  /** As it is called here; nothing of the machine has that name. */
  readonly name: string;
  /** Which slice holds which characters; none for a face in one file. */
  readonly index: SliceIndex;
  /** Addresses by slice, `''` for a face in one file. */
  readonly urls: Readonly<Record<string, string>>;
  /** As CSS writes it: one weight, or from which to which. */
  readonly weight: string;
}

/** What a worker offers of `document.fonts`. */
export interface FaceRegistry {
  load(name: string, url: string, weight: string): Promise<void>;
}

export interface BundledFaces {
  readonly serif: BundledFace;
  readonly sans: BundledFace;
  readonly kai: BundledFace;
  readonly mono: BundledFace;
}

/** What stands in for a face that lacks a character. */
const SECOND: Readonly<Record<keyof BundledFaces, keyof BundledFaces>> = {
  serif: 'kai',
  sans: 'kai',
  kai: 'serif',
  mono: 'sans',
};

/** Ranges by slices of a package of `@fontsource`, and the addresses of its files. */
export function slicedFace(
  name: string,
  ranges: Readonly<Record<string, string>>,
  files: Readonly<Record<string, string>>,
): BundledFace {
  let weight = '100 900';
  const urls = Object.entries(files).map(([path, url]) => {
    // …/noto-sans-sc-latin-ext-wght-normal.woff2: the slice stands before the axis, or the one weight.
    const [, slice, axis] = /(?:-sc|\/cousine)-([\w-]+)-(wght|\d+)-normal\.woff2$/.exec(path) ?? [];
    if (axis !== undefined && axis !== 'wght') weight = axis;
    return [slice ?? path, url] as const;
  });
  return { name, index: readSliceIndex(ranges), urls: Object.fromEntries(urls), weight };
}

/** Loads what a text needs of the bundled faces, each file once, and names them for CSS. */
export function createWorkerFaces(
  faces: BundledFaces,
  registry: FaceRegistry,
): (face: FallbackFace, text: string) => Promise<string> {
  const loading = new Map<string, Promise<void>>();

  /** The name of a slice; its own, so that no slice hides another. */
  async function load(face: BundledFace, slice: string): Promise<string | undefined> {
    const url = face.urls[slice];
    if (url === undefined) return undefined;
    const name = slice === '' ? face.name : `${face.name} ${slice}`;
    const known = loading.get(name) ?? registry.load(name, url, face.weight);
    loading.set(name, known);
    try {
      await known;
      return `"${name}"`;
    } catch {
      // A face that does not load leaves the next one to stand in.
      return undefined;
    }
  }

  async function names(face: BundledFace, text: string): Promise<[string[], boolean]> {
    if (face.index.length === 0) {
      const name = await load(face, '');
      return [name === undefined ? [] : [name], false];
    }
    const { slices, isWhole } = slicesFor(face.index, text);
    const loaded = await Promise.all(slices.map((slice) => load(face, slice.name)));
    return [loaded.filter((name) => name !== undefined), isWhole];
  }

  return async ({ family }, text) => {
    const first = BUNDLED_FACES[family];
    const all: string[] = [];
    for (const key of [first, SECOND[first]] as const) {
      const [found, isWhole] = await names(faces[key], text);
      all.push(...found);
      if (isWhole) break;
    }
    return [...all, 'sans-serif'].join(', ');
  };
}
