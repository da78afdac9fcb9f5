import { prepareZXingModule, purgeZXingModule } from 'zxing-wasm/reader';

/** What we use of zxing-wasm's module: the calls below its own wrapper, which keeps what they give. */
export interface ZxingModule {
  readonly HEAPU8: Uint8Array;
  _malloc(bytes: number): number;
  _free(address: number): void;
  /** Reads a picture of one byte a pixel at `address`. The list has to be deleted. */
  readBarcodesFromPixmap(
    address: number,
    width: number,
    height: number,
    options: ZxingOptions,
  ): ZxingList;
}

export interface ZxingList {
  size(): number;
  get(index: number): ZxingRead | undefined;
  delete(): void;
}

/** The module's own structure; enumerations are numbers there. */
export interface ZxingOptions {
  readonly formats: string;
  readonly tryHarder: boolean;
  readonly tryRotate: boolean;
  readonly tryInvert: boolean;
  readonly tryDownscale: boolean;
  readonly tryDenoise: boolean;
  readonly binarizer: number;
  readonly isPure: boolean;
  readonly downscaleFactor: number;
  readonly downscaleThreshold: number;
  readonly minLineCount: number;
  readonly maxNumberOfSymbols: number;
  readonly validateOptionalChecksum: boolean;
  readonly returnErrors: boolean;
  readonly eanAddOnSymbol: number;
  readonly textMode: number;
  readonly characterSet: number;
  readonly tryCode39ExtendedMode: boolean;
}

interface Place {
  readonly x: number;
  readonly y: number;
}

export interface ZxingRead {
  readonly isValid: boolean;
  readonly format: string;
  readonly symbology: string;
  readonly bytes: Uint8Array;
  readonly bytesECI: Uint8Array;
  readonly text: string;
  readonly hasECI: boolean;
  readonly symbologyIdentifier: string;
  readonly position: {
    readonly topLeft: Place;
    readonly topRight: Place;
    readonly bottomRight: Place;
    readonly bottomLeft: Place;
  };
  readonly sequenceSize: number;
  readonly sequenceIndex: number;
  readonly sequenceId: string;
  /** JSON; `UEC` is the unused share of the error correction. */
  readonly extra: string;
}

/**
 * A module of its own for every caller, so that its memory goes with it. `wasm` is the file
 * `zxing-wasm/reader/zxing_reader.wasm`: without it the package would fetch it from the network.
 */
export async function loadZxingModule(wasm: ArrayBuffer): Promise<ZxingModule> {
  const module = await prepareZXingModule({
    overrides: { wasmBinary: wasm },
    equalityFn: () => false,
    fireImmediately: true,
  });
  purgeZXingModule();
  return module as unknown as ZxingModule;
}
