import type { Symbology } from '../decoder.ts';

/** Names of zxing-cpp for what is read of a symbology; Grid Matrix is not among them. */
const FORMATS: Readonly<Partial<Record<Symbology, readonly string[]>>> = {
  // Its `QRCode` means Micro QR, rMQR and the model 1 of 1994 besides.
  qr: ['QRCodeModel2'],
  'micro-qr': ['MicroQRCode'],
  'data-matrix': ['DataMatrix'],
  aztec: ['Aztec'],
  pdf417: ['PDF417'],
  'code-128': ['Code128'],
};

/** What to ask the module for; empty where it reads none of them. */
export function formatsOf(symbologies: readonly Symbology[]): string {
  return symbologies.flatMap((one) => FORMATS[one] ?? []).join(',');
}

/** Of what the module says about a symbol: its format is the finer, its symbology the family. */
export function symbologyOf(format: string, family: string): Symbology | undefined {
  for (const name of [format, family]) {
    for (const symbology of ['micro-qr', 'data-matrix', 'aztec', 'pdf417', 'code-128'] as const) {
      if (FORMATS[symbology]?.includes(name) === true) return symbology;
    }
  }
  return format === 'QRCode' || format === 'QRCodeModel2' ? 'qr' : undefined;
}
