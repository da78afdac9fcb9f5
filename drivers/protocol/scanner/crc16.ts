const POLYNOMIAL = 0x1021;

/** CRC-CCITT with initial value 0, high bit first (CRC-16/XMODEM), as two bytes, high one first. */
export function crc16(bytes: Uint8Array): [number, number] {
  let crc = 0;
  for (const byte of bytes) {
    crc ^= byte << 8;
    for (let bit = 0; bit < 8; bit++) {
      crc = (crc & 0x8000 ? (crc << 1) ^ POLYNOMIAL : crc << 1) & 0xffff;
    }
  }
  return [crc >> 8, crc & 0xff];
}
