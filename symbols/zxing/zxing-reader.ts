import type { FoundSymbol, Frame, Symbology } from '../decoder.ts';
import { formatsOf } from './formats.ts';
import type { ZxingModule, ZxingOptions } from './module.ts';
import { symbolOf } from './symbol.ts';

/** How hard to look. Each costs time, see docs/symbols.md. */
export interface ZxingSettings {
  /** Looks at every row instead of some. */
  readonly harder: boolean;
  /** Linear symbols that stand upright; others are found at any angle anyhow. */
  readonly rotate: boolean;
  /** Light symbols on dark: screens in dark mode. */
  readonly invert: boolean;
  /** A smaller picture besides, where the frame is large: close-ups and the dots of screens. */
  readonly downscale: boolean;
  /** A picture besides in which gaps and specks are closed. */
  readonly denoise: boolean;
  /** By the mean around each place, by the histogram, or at the middle of the scale. */
  readonly threshold: 'local' | 'histogram' | 'middle';
  /** 2…4 */
  readonly downscaleFactor: number;
}

export const THOROUGH: ZxingSettings = {
  harder: true,
  rotate: true,
  invert: true,
  downscale: true,
  denoise: true,
  threshold: 'local',
  downscaleFactor: 3,
};

export interface ReadRequest {
  readonly symbologies: readonly Symbology[];
  /** 1…255 */
  readonly atMost: number;
  readonly settings: ZxingSettings;
}

/** One call of zxing-cpp on one picture. */
export interface ZxingReader {
  read(frame: Frame, request: ReadRequest): readonly FoundSymbol[];
  /** Of a picture that is one QR code, upright, in black and white: it is not searched for, half the time. */
  readDrawnQr(frame: Frame): FoundSymbol | undefined;
}

const THRESHOLDS = { local: 0, histogram: 1, middle: 2 } as const;
/** Below this many pixels of its shorter side a picture is not made smaller besides. */
const DOWNSCALE_FROM = 500;
/** Character sets are numbers in the order of the package's `CHARACTER_SETS`. */
const GB18030 = 25;
const PLAIN_TEXT = 0;
const MOST_SYMBOLS = 255;

/**
 * Reads through the module's own call. The wrapper of the package keeps 2.9 KB with every symbol and
 * makes a colour picture grey by itself; this keeps nothing.
 */
export function createZxingReader(module: ZxingModule): ZxingReader {
  function call({ width, height, luma }: Frame, options: ZxingOptions): readonly FoundSymbol[] {
    // To the module no format means every format.
    if (options.formats === '' || width < 1 || height < 1 || luma.length < width * height)
      return [];
    const address = module._malloc(width * height);
    if (address === 0) return [];
    try {
      module.HEAPU8.set(luma.subarray(0, width * height), address);
      return take(module, { address, width, height, options });
    } finally {
      module._free(address);
    }
  }

  return {
    read: (frame, request) => call(frame, optionsOf(request)),
    readDrawnQr: (frame) => call(frame, DRAWN_QR)[0],
  };
}

interface Call {
  readonly address: number;
  readonly width: number;
  readonly height: number;
  readonly options: ZxingOptions;
}

function take(module: ZxingModule, { address, width, height, options }: Call): FoundSymbol[] {
  const list = module.readBarcodesFromPixmap(address, width, height, options);
  try {
    return Array.from({ length: list.size() }, (_, index) => list.get(index)).flatMap((read) =>
      read ? (symbolOf(read) ?? []) : [],
    );
  } finally {
    list.delete();
  }
}

function optionsOf({ symbologies, atMost, settings }: ReadRequest): ZxingOptions {
  return {
    formats: formatsOf(symbologies),
    tryHarder: settings.harder,
    tryRotate: settings.rotate,
    tryInvert: settings.invert,
    tryDownscale: settings.downscale,
    tryDenoise: settings.denoise,
    binarizer: THRESHOLDS[settings.threshold],
    isPure: false,
    downscaleFactor: settings.downscaleFactor,
    downscaleThreshold: DOWNSCALE_FROM,
    minLineCount: 2,
    maxNumberOfSymbols: Math.min(Math.max(atMost, 1), MOST_SYMBOLS),
    validateOptionalChecksum: false,
    returnErrors: false,
    eanAddOnSymbol: 0,
    textMode: PLAIN_TEXT,
    characterSet: GB18030,
    tryCode39ExtendedMode: false,
  };
}

/** `isPure` knows the family of QR codes alone, not the model by itself. */
const DRAWN_QR: ZxingOptions = {
  ...optionsOf({ symbologies: ['qr'], atMost: 1, settings: { ...THOROUGH, threshold: 'middle' } }),
  formats: 'QRCode',
  isPure: true,
};
