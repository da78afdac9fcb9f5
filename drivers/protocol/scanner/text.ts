import type { AimIdentifier } from '../../events.ts';

/** `auto`: UTF-8 where the bytes are valid UTF-8, else GB 18030 (which holds GBK and GB 2312). */
export type Charset = 'auto' | 'utf-8' | 'gb18030';

/**
 * The bytes of a symbol as text. Short Chinese text is hardly ever valid as both, because UTF-8
 * needs three bytes of fixed shape where GB 18030 takes two. U+FFFD where nothing fits.
 */
export function decodeText(bytes: Uint8Array, charset: Charset): string {
  const labels = charset === 'auto' ? ['utf-8', 'gb18030'] : [charset];
  for (const label of labels) {
    const text = decodeStrictly(bytes, label);
    if (text !== undefined) return text;
  }
  return new TextDecoder(labels.at(-1)).decode(bytes);
}

/** The text of a symbol whose AIM identifier says whether ECI escapes are in it. */
export function decodeSymbol(
  bytes: Uint8Array,
  _aim: AimIdentifier | undefined,
  charset: Charset,
): string {
  return decodeText(bytes, charset);
}

function decodeStrictly(bytes: Uint8Array, label: string): string | undefined {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
