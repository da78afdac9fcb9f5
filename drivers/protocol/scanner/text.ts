import type { AimIdentifier } from '../../events.ts';
import { charsetOfEci, hasEci, splitByEci } from './eci.ts';

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

/**
 * The text of a symbol. Where its AIM identifier says so, ECI escapes are undone and each stretch is
 * read in the character set of its ECI; an ECI without a known one, and bytes that are not valid in
 * theirs, are read like `auto`.
 */
export function decodeSymbol(
  bytes: Uint8Array,
  aim: AimIdentifier | undefined,
  charset: Charset,
): string {
  if (!hasEci(aim)) return decodeText(bytes, charset);
  return splitByEci(bytes)
    .map((stretch) => {
      if (stretch.eci === undefined) return decodeText(stretch.bytes, charset);
      const label = charsetOfEci(stretch.eci);
      const text = label === undefined ? undefined : decodeStrictly(stretch.bytes, label);
      return text ?? decodeText(stretch.bytes, 'auto');
    })
    .join('');
}

function decodeStrictly(bytes: Uint8Array, label: string): string | undefined {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
