import type { IdentifyRequest } from '../../contract/platform/code-system.ts';
import type { PutCard } from '../control-api.ts';
import { CARDS, cardName } from './cards.ts';
import { CITIZENS } from './citizens.ts';

/** Somebody whose card a code system knows. Who has a specimen card holds no certificate. */
export interface Holder extends Pick<IdentifyRequest, 'idType' | 'idNo' | 'name' | 'validTo'> {
  readonly id: string;
}

function idTypeOf({ layout }: PutCard): IdentifyRequest['idType'] {
  return layout === 'foreign-2017' || layout === 'foreign-2023' ? '553' : '111';
}

/** Every invented holder of a card: the citizens, and the people of the specimen cards. */
export const HOLDERS: readonly Holder[] = [
  ...CITIZENS.map(({ id, idNo, name, cardValidTo }): Holder => ({
    ...{ id, idType: '111', idNo, name, validTo: cardValidTo },
  })),
  ...CARDS.map((card): Holder => ({
    ...{ id: card.citizenId, idType: idTypeOf(card), idNo: card.idNo },
    ...{ name: cardName(card), validTo: card.validTo },
  })),
];

/** The holder with this id, or `undefined`. */
export function holderById(id: string): Holder | undefined {
  return HOLDERS.find((holder) => holder.id === id);
}
