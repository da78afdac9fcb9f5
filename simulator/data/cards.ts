import { z } from 'zod';
import { putCardSchema, type PutCard } from '../control-api.ts';
import data from './cards.json' with { type: 'json' };

/** One invented card of every layout, for trying readers; these people hold no certificate. */
export const CARDS: readonly PutCard[] = z.array(putCardSchema).parse(data);

/** The name as it is shown: the Chinese one, or the English one of a card without it. */
export function cardName(card: PutCard): string {
  return 'name' in card ? card.name : card.chineseName || card.englishName;
}
