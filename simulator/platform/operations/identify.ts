import type { Clock } from '../../../contract/clock.ts';
import type { IdentifyRequest, VerifyReply } from '../../../contract/platform/code-system.ts';
import { ok } from '../../../contract/result.ts';
import { citizenById } from '../../data/citizens.ts';
import { HOLDERS, type Holder } from '../../data/holders.ts';
import { refuse, type Answer, type ReplyBody } from '../answer.ts';
import { chinaDate } from '../../../contract/china-date.ts';
import type { Platform } from '../platform.ts';
import { disclose, disclosureBody } from './disclosure.ts';
import type { Scene } from './operation.ts';

/**
 * 身份核验: who is it that put this ID card on the reader. Every code system knows every card. With
 * `subjectRef` it has to be the person whose code was verified, and counts together with the code.
 */
export function identify(scene: Scene, request: IdentifyRequest): Answer<ReplyBody> {
  const { clock, effects, subjects } = scene.platform;
  const { head, subjectRef, samId } = request;
  const holder = HOLDERS.find((one) => isCardOf(one, request));
  if (!holder) return refuse('HOLDER_NOT_FOUND', 'no holder with this number, name and validity');
  if (hasExpired(holder, clock)) return refuse('LEVEL_TOO_LOW', 'the card has expired');
  const before =
    subjectRef === undefined ? ok() : subjects.find(scene.system.codeSystemId, subjectRef, head);
  if (!before.ok) return before;
  const joined = before.value;
  if (joined && joined.citizenId !== holder.id) {
    return refuse('PERSON_MISMATCH', 'the card is of another person than the code');
  }
  effects.add('identified', head.requestId, holder.id);
  const card = { status: cardStatus(scene.platform, holder), samId };
  const disclosure = disclose(scene, { holder, joined, card }, head, request.needScopes);
  return ok(disclosureBody(disclosure, holder));
}

/** What the issuer says of a card: of this one, or by policy of every one. */
function cardStatus({ policy }: Platform, { id }: Holder): VerifyReply['cardStatus'] {
  return citizenById(id)?.cardStatus ?? policy.current().cardStatus;
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
