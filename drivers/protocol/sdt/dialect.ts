import type { CardDialect } from '../card/dialect.ts';
import { newestAddress } from '../card/newest-address.ts';
import { parseReadAnswer } from '../card/read-answer.ts';
import { createAnswerDecoder, encodeCommand } from './frame.ts';
import { samNumber } from './sam-number.ts';
import { judge } from './status.ts';

/** Readers of GA/T 467-2019, on a serial line or in the two transfers of the vendor's USB class. */
export const sdtDialect: CardDialect = {
  encode: encodeCommand,
  createDecoder: createAnswerDecoder,
  judge,
  samNumber,
  readCard: parseReadAnswer,
  newestAddress,
};
