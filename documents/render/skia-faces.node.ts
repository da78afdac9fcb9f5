import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { BUNDLED_FACES, type BundledFaceName } from './bundled-faces.ts';
import type { FallbackFace } from './host.ts';
import { readSliceIndex, type SliceIndex, slicesFor } from './face-slices.ts';

/** Takes the fonts of Skia; the same in all of a process. */
export interface FontRegistry {
  registerFromPath(file: string, alias: string): unknown;
}

const SLICED_PREFIX = 'Liangma Variable ';

/** A face cut into slices, of which few are read. */
interface SlicedFace {
  readonly packageName: string;
  readonly name: string;
  readonly fileOf: (slice: string) => string;
}

/** Its weight is an axis. */
function variable(files: string): SlicedFace {
  return {
    packageName: `@fontsource-variable/${files}`,
    name: SLICED_PREFIX + files,
    fileOf: (slice) => `${files}-${slice}-wght-normal.woff2`,
  };
}

function cousine(weight: number): SlicedFace {
  return {
    packageName: '@fontsource/cousine',
    name: `Liangma Mono ${weight}`,
    fileOf: (slice) => `cousine-${slice}-${weight}-normal.woff2`,
  };
}

const SERIF = variable('noto-serif-sc');
const SANS = variable('noto-sans-sc');
/** Cousine, as wide as Courier; it has no ideographs. */
const [MONO, BOLD_MONO] = [cousine(400), cousine(700)];
const BOLD_FROM = 600;
const SLICED: Readonly<Record<BundledFaceName, SlicedFace | undefined>> = {
  serif: SERIF,
  sans: SANS,
  mono: MONO,
  kai: undefined,
};

/**
 * LXGW WenKai (霞鹜文楷), one file a weight; it has more rare characters than the others. It is read as
 * WOFF, which for a whole font is unpacked five times as fast as WOFF2.
 */
const KAI = {
  packageName: '@fontsource/lxgw-wenkai',
  name: 'Liangma Kai',
  weights: [300, 500, 700],
};

/** The fonts that come with the program, for Skia; never those of the machine. */
export interface SkiaFaces {
  /** Names for CSS, the most fitting first. */
  prepare(face: FallbackFace, text: string): string;
}

/** Whether the first face of a CSS font is one of those whose weight is an axis. */
export function hasWeightAxis(font: string): boolean {
  return /^[^"]*"([^"]*)/.exec(font)?.[1]?.startsWith(SLICED_PREFIX) === true;
}

export function createSkiaFaces(registry: FontRegistry): SkiaFaces {
  const { resolve } = createRequire(import.meta.url);
  const known = new Set<string>();
  const indexes = new Map<SlicedFace, SliceIndex>();

  function folderOf(packageName: string): string {
    return path.dirname(resolve(`${packageName}/LICENSE`));
  }

  function register(file: string, name: string): string {
    if (!known.has(file)) {
      known.add(file);
      registry.registerFromPath(file, name);
    }
    return `"${name}"`;
  }

  function indexOf(face: SlicedFace): SliceIndex {
    const read = indexes.get(face);
    if (read) return read;
    const file = path.join(folderOf(face.packageName), 'unicode.json');
    const ranges = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
    const index = readSliceIndex(ranges);
    indexes.set(face, index);
    return index;
  }

  function kai(wanted: number): string {
    const folder = path.join(folderOf(KAI.packageName), 'files');
    const [weight = 500] = KAI.weights.toSorted(
      (one, other) => Math.abs(one - wanted) - Math.abs(other - wanted),
    );
    const file = path.join(folder, `lxgw-wenkai-latin-${weight}-normal.woff`);
    return register(file, `${KAI.name} ${weight}`);
  }

  function sliced(face: SlicedFace, text: string): { names: string[]; isWhole: boolean } {
    const { slices, isWhole } = slicesFor(indexOf(face), text);
    const folder = path.join(folderOf(face.packageName), 'files');
    const names = slices.map(({ name }) =>
      register(path.join(folder, face.fileOf(name)), `${face.name} ${name}`),
    );
    return { names, isWhole };
  }

  return {
    prepare({ family, weight }, text) {
      const face = SLICED[BUNDLED_FACES[family]];
      if (face === MONO) {
        const own = sliced(weight < BOLD_FROM ? MONO : BOLD_MONO, text).names;
        return [...own, ...sliced(SANS, text).names].join(', ') || kai(weight);
      }
      if (!face) {
        // One step lighter: FangSong is drawn with a finer pen than KaiTi.
        const own = kai(family === 'fang-song' ? weight - 100 : weight + 50);
        return [own, ...sliced(SERIF, text).names].join(', ');
      }
      const { names, isWhole } = sliced(face, text);
      return (isWhole ? names : [...names, kai(weight)]).join(', ') || kai(weight);
    },
  };
}
