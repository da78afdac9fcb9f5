import type { Clock } from '../../../contract/clock.ts';
import type { IdentifyRequest } from '../../../contract/platform/code-system.ts';
import { ok } from '../../../contract/result.ts';
import type { Citizen } from '../../control-api.ts';
import { CITIZENS } from '../../data/citizens.ts';
import { refuse, type Answer } from '../answer.ts';
import { chinaDate } from '../china-date.ts';
import { disclose } from './disclosure.ts';
import type { Scene } from './operation.ts';

/** ID number, name and validity agree: level 3 of GB/T 39047 table 1. */
const CARD_LEVEL = 3;

/** 身份核验: who is it that put this ID card on the reader. Every code system knows every card. */
export function identify(scene: Scene, request: IdentifyRequest): Answer<object> {
  const { clock, effects } = scene.platform;
  const citizen = CITIZENS.find((one) => isCardOf(one, request));
  if (!citizen) return refuse('HOLDER_NOT_FOUND', 'no holder with this number, name and validity');
  if (hasExpired(citizen, clock)) return refuse('LEVEL_TOO_LOW', 'the card has expired');
  effects.add('identified', request.head.requestId, citizen.id);
  return ok(disclose(scene, citizen, request.head, request.needScopes, CARD_LEVEL));
}

function isCardOf(citizen: Citizen, { idType, idNo, name, validTo }: IdentifyRequest): boolean {
  return (
    idType === '111' &&
    citizen.idNo === idNo &&
    citizen.name === name &&
    citizen.cardValidTo === validTo
  );
}

function hasExpired(citizen: Citizen, clock: Clock): boolean {
  const today = chinaDate(clock.now()).replaceAll('-', '');
  return citizen.cardValidTo !== '长期' && citizen.cardValidTo < today;
}
