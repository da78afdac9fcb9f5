import { isProse } from './rules.ts';

/** One extra address (追加地址): 35 units of UTF-16LE. */
const ADDRESS_BYTES = 70;

/** The newest extra address of a card; undefined where the card has none, or no readable one. */
export function newestAddress(data: Uint8Array): string | undefined {
  if (data.length !== ADDRESS_BYTES) return undefined;
  const text = new TextDecoder('utf-16le', { ignoreBOM: true }).decode(data);
  const address = text.replace(/[ \0]+$/, '');
  return isProse(address) ? address : undefined;
}
