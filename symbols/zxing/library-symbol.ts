import {
  BarcodeFormat,
  type Result as LibraryResult,
  ResultMetadataType,
  type ResultPoint,
} from '@zxing/library';
import type { Corners, FoundSymbol, Point, Symbology } from '../decoder.ts';
import { decodeUnmarked } from '../text.ts';

/** With the AIM identifier for the plain form: the library does not tell FNC1. */
const KINDS: ReadonlyMap<BarcodeFormat, { readonly symbology: Symbology; readonly aim: string }> =
  new Map([
    [BarcodeFormat.QR_CODE, { symbology: 'qr', aim: ']Q1' }],
    [BarcodeFormat.DATA_MATRIX, { symbology: 'data-matrix', aim: ']d1' }],
    [BarcodeFormat.AZTEC, { symbology: 'aztec', aim: ']z0' }],
    [BarcodeFormat.PDF_417, { symbology: 'pdf417', aim: ']L2' }],
    [BarcodeFormat.CODE_128, { symbology: 'code-128', aim: ']C0' }],
  ]);
const QR_WITH_ECI = ']Q2';

/** Mode indicator of an ECI, the first four bits of a QR code that has one (ISO/IEC 18004, 7.4.1). */
const ECI_MODE = 7;

/** What `@zxing/library` read, in our words. It does not tell how much was corrected: quality 0. */
export function librarySymbol(read: LibraryResult): FoundSymbol | undefined {
  const kind = KINDS.get(read.getBarcodeFormat());
  const points = read.getResultPoints();
  if (!kind) return undefined;
  const given = read.getText();
  const isQr = kind.symbology === 'qr';
  const hasEci = isQr && (read.getRawBytes()[0] ?? 0) >> 4 === ECI_MODE;
  const bytes = hasEci ? undefined : bytesOf(given);
  return {
    symbology: kind.symbology,
    aim: hasEci ? QR_WITH_ECI : kind.aim,
    text: bytes ? decodeUnmarked(bytes) : given,
    bytes: bytes ?? encodeUtf8(given),
    corners: cornersOf(points, kind.symbology),
    quality: 0,
    ...partOf(read, bytes ?? encodeUtf8(given), bytes ? undefined : given),
  };
}

/** Structured append, of which the library tells as it stands in a QR code: number and count in one byte. */
function partOf(read: LibraryResult, bytes: Uint8Array, text?: string): Pick<FoundSymbol, 'part'> {
  const metadata = read.getResultMetadata() as Metadata | null | undefined;
  const sequence = metadata?.get(ResultMetadataType.STRUCTURED_APPEND_SEQUENCE);
  const parity = metadata?.get(ResultMetadataType.STRUCTURED_APPEND_PARITY);
  if (typeof sequence !== 'number' || typeof parity !== 'number') return {};
  const runs = [text === undefined ? { bytes } : { bytes, text }];
  const place = { number: (sequence >> 4) + 1, of: (sequence & 15) + 1 };
  return { part: { ...place, group: String(parity), runs } };
}

type Metadata = ReadonlyMap<ResultMetadataType, unknown>;

declare const TextDecoder: new (label: string) => { decode(bytes: Uint8Array): string };
declare const TextEncoder: new () => { encode(text: string): Uint8Array };

const ALL_BYTES = Uint8Array.from({ length: 256 }, (_, byte) => byte);
const BYTE_OF: ReadonlyMap<string, number> = new Map(
  Array.from(new TextDecoder('windows-1252').decode(ALL_BYTES), (character, byte) => [
    character,
    byte,
  ]),
);

/** The bytes that were taken for one character each; none where Kanji mode stands among them. */
function bytesOf(text: string): Uint8Array | undefined {
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) {
    const byte = BYTE_OF.get(text.charAt(at));
    if (byte === undefined) return undefined;
    bytes[at] = byte;
  }
  return bytes;
}

function encodeUtf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/**
 * Of a QR code the library gives the middles of its finder patterns, so the square is smaller by 3.5
 * modules on each side; of a linear symbol the two ends.
 */
function cornersOf(points: readonly (ResultPoint | null)[], symbology: Symbology): Corners {
  const [a, b, c, d] = points.flatMap((point) => (point ? [placeOf(point)] : []));
  if (!a) return [ORIGIN, ORIGIN, ORIGIN, ORIGIN];
  if (!b || !c) return [a, b ?? a, b ?? a, a];
  // Bottom left, top left, top right, and perhaps an alignment pattern.
  if (symbology === 'qr') return [b, c, { x: a.x + c.x - b.x, y: a.y + c.y - b.y }, a];
  return [a, b, c, d ?? c];
}

const ORIGIN: Point = { x: 0, y: 0 };

function placeOf(point: ResultPoint): Point {
  return { x: point.getX(), y: point.getY() };
}
