import { failure } from '../../../contract/failures.ts';
import type { CardAnswer, CardCommand, CardDialect, CardStatus } from '../card/dialect.ts';
import { parseReadAnswer } from '../card/read-answer.ts';
import { createAnswerDecoder, encodeCommand } from './frame.ts';

const SUCCESS = 0x9000;

/** Readers that speak STX / LRC / 9000; what they answer to "read" carries the same text and photo. */
export const stxDialect: CardDialect = {
  // To see whether a card is there, its number is read: that is half of a reading.
  slowMs: { find: 1_500 },
  encode: encodeCommand,
  createDecoder: createAnswerDecoder,
  judge,
  samNumber: () => undefined,
  readCard: parseReadAnswer,
  newestAddress: () => undefined,
};

/** No status but success is published: any other is taken to come of the card, never of the reader. */
function judge(command: CardCommand, { code }: CardAnswer): CardStatus {
  if (code === SUCCESS) return { class: 'ok' };
  if (command === 'find') return { class: 'no-card' };
  const status = code.toString(16).padStart(4, '0');
  return { class: 'retry', failure: failure('CARD_UNREADABLE', `status ${status}`) };
}
