const SAM_NUMBER_BYTES = 16;

/**
 * The number of a security module (安全模块号) as it is printed on readers:
 * `tt.kk-YYYYMMDD-nnnnnnnnnn-nnnnnnnnnn`, from two 16-bit and three 32-bit little-endian numbers.
 * Undefined for any other length.
 */
export function samNumber(data: Uint8Array): string | undefined {
  if (data.length !== SAM_NUMBER_BYTES) return undefined;
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const short = (offset: number): string => digits(view.getUint16(offset, true), 2);
  const long = (offset: number, width: number): string =>
    digits(view.getUint32(offset, true), width);
  return `${short(0)}.${short(2)}-${long(4, 8)}-${long(8, 10)}-${long(12, 10)}`;
}

function digits(value: number, width: number): string {
  return String(value).padStart(width, '0');
}
