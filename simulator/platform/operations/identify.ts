import type { Clock } from '../../../contract/clock.ts';
import type { IdentifyRequest } from '../../../contract/platform/code-system.ts';
import { ok } from '../../../contract/result.ts';
import { HOLDERS, type Holder } from '../../data/holders.ts';
import { refuse, type Answer } from '../answer.ts';
import { chinaDate } from '../china-date.ts';
import { disclose } from './disclosure.ts';
import type { Scene } from './operation.ts';

/** ID number, name and validity agree: level 3 of GB/T 39047 table 1. */
const CARD_LEVEL = 3;

/** 身份核验: who is it that put this ID card on the reader. Every code system knows every card. */
export function identify(scene: Scene, request: IdentifyRequest): Answer<object> {
  const { clock, effects } = scene.platform;
  const holder = HOLDERS.find((one) => isCardOf(one, request));
  if (!holder) return refuse('HOLDER_NOT_FOUND', 'no holder with this number, name and validity');
  if (hasExpired(holder, clock)) return refuse('LEVEL_TOO_LOW', 'the card has expired');
  effects.add('identified', request.head.requestId, holder.id);
  return ok(disclose(scene, holder, request.head, request.needScopes, CARD_LEVEL));
}

function isCardOf(holder: Holder, { idType, idNo, name, validTo }: IdentifyRequest): boolean {
  return (
    holder.idType === idType &&
    holder.idNo === idNo &&
    holder.name === name &&
    holder.validTo === validTo
  );
}

function hasExpired({ validTo }: Holder, clock: Clock): boolean {
  const today = chinaDate(clock.now()).replaceAll('-', '');
  return validTo !== '长期' && validTo < today;
}
