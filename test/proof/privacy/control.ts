import { deflateSync, gzipSync } from 'node:zlib';
import { ENCODINGS, formsOf } from './encodings.ts';
import { searchBytes } from './places.ts';
import { Searcher } from './searcher.ts';

/** Invented for this alone, so that it cannot be anywhere by chance. */
const PLANTED = '鬯亸镈390199196001010999';

/** Whether the scanner finds what is planted, form by form; returns those that it misses. */
export function missedForms(): string[] {
  const searcher = new Searcher([{ what: 'planted', value: PLANTED }]);
  const plain = Buffer.from(PLANTED);
  const places: { readonly name: string; readonly bytes: Buffer }[] = [
    ...formsOf(PLANTED).map(({ encoding, bytes }) => ({ name: encoding, bytes })),
    { name: 'deflated', bytes: deflateSync(plain) },
    { name: 'gzip', bytes: gzipSync(plain) },
  ];
  const missed = places.filter(({ bytes }) => {
    const among = Buffer.concat([Buffer.alloc(999, 0x2e), bytes, Buffer.alloc(999, 0x2e)]);
    return searchBytes(among, searcher).size === 0;
  });
  const tried = new Set(places.map(({ name }) => name));
  const untried = ENCODINGS.filter((encoding) => !tried.has(encoding));
  return [...missed.map(({ name }) => name), ...untried];
}
