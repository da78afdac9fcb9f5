import { systemClock } from '../../../contract/clock.node.ts';
import { plugInSchema, type Family } from '../../../simulator/control-api.ts';
import { CARDS } from '../../../simulator/data/cards.ts';
import type { ReaderBody, World } from '../../../simulator/devices/body.ts';
import { chipOf } from '../../../simulator/devices/card-builder.ts';
import { DEVICE_FAMILIES } from '../../../simulator/devices/families.ts';
import type { SimulatedCard } from '../../../simulator/devices/sdt-reader.ts';

/** An ID-card reader that is measured. */
export interface ReaderKind {
  readonly name: string;
  readonly model: string;
  readonly family: Family;
  /** What a host without any software of ours asks to read one card, by hand from the facts. */
  readonly requests: readonly Uint8Array[];
}

/** Only the answer with text and photo is as long as that. */
export const READ_ANSWER_BYTES = 1_024;

function fromHex(hex: string): Uint8Array {
  return new Uint8Array(Buffer.from(hex.replaceAll(' ', ''), 'hex'));
}

export const READERS: readonly ReaderKind[] = [
  {
    name: 'SDT reader',
    model: 'sdt-serial',
    family: 'sdt',
    // GA/T 467-2019: find, select, read text and photo, newest address.
    requests: [
      'aaaaaa9669 0003 2001 22',
      'aaaaaa9669 0003 2002 21',
      'aaaaaa9669 0003 3001 32',
      'aaaaaa9669 0003 3003 30',
    ].map(fromHex),
  },
  {
    name: 'STX reader',
    model: 'stx-serial',
    family: 'stx',
    // The card's number, everything on it.
    requests: ['02 0003 ca0102 c9 03', '02 0003 ca0100 cb 03'].map(fromHex),
  },
];

export function readerBody(family: Family, send: World['send']): ReaderBody {
  const made = DEVICE_FAMILIES[family];
  if (made.kind !== 'id-card-reader') throw new Error(`${family} is no reader`);
  const plugIn = plugInSchema.parse({ id: 'reader', family });
  return made.create({ clock: systemClock, send, asked: () => {} }, plugIn);
}

/** The first card of the invented ones. */
export function benchCard(): SimulatedCard {
  const [card] = CARDS;
  if (!card) throw new Error('there is no card');
  return chipOf(card);
}

/** How long the answer to each request is, in bytes, while a card lies there. */
export function answerBytes({ family, requests }: ReaderKind): number[] {
  const lengths: number[] = [];
  const body = readerBody(family, (bytes) => void lengths.push(bytes.length));
  body.put(benchCard());
  for (const request of requests) body.receive(request);
  return lengths;
}
