/** Every signature of a PDF file names the bytes that it covers (ISO 32000-1, 12.8.1). */
const BYTE_RANGE = Buffer.from('/ByteRange');
const SPACE: readonly number[] = [0x00, 0x09, 0x0a, 0x0c, 0x0d, 0x20];
const LEFT_BRACKET = 0x5b;
/** As an indirect object: `12 0 R`. */
const DIGITS = { first: 0x30, last: 0x39 } as const;

/**
 * Whether a PDF file holds a signature, right or wrong. It looks for the word and not at the objects:
 * the digest leaves out the signature's own value by places in the file, so that its dictionary cannot
 * stand in a compressed stream. A text that holds the word counts too; then nothing is claimed that
 * was not checked.
 */
export function hasPdfSignature(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = file.indexOf(BYTE_RANGE); at !== -1; at = file.indexOf(BYTE_RANGE, at + 1)) {
    let next = at + BYTE_RANGE.length;
    while (SPACE.includes(file[next] ?? -1)) next++;
    const byte = file[next] ?? -1;
    if (byte === LEFT_BRACKET || (byte >= DIGITS.first && byte <= DIGITS.last)) return true;
  }
  return false;
}
