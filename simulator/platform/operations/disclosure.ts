import type { UnsignedHead } from '../../../contract/platform/common.ts';
import type { VerifyReply } from '../../../contract/platform/code-system.ts';
import { certificatesOf } from '../../data/certificates.ts';
import { citizenById } from '../../data/citizens.ts';
import type { Holder } from '../../data/holders.ts';
import type { ReplyBody } from '../answer.ts';
import type { CodeEntry } from '../books/code-book.ts';
import { maskIdNumber, maskName } from '../mask.ts';
import { randomSecret } from '../random-text.ts';
import { CHANNEL_APP } from '../service-code.ts';
import { asserted, knownChecks, realNameLevel } from './evidence.ts';
import { holderDigest } from './holder-digest.ts';
import type { Scene } from './operation.ts';

/** Asks for whatever the citizen holds. */
const ALL_SCOPES = '*';

/** How somebody was recognised: by a code, by a card, or by both. */
export interface Recognition {
  readonly holder: Holder;
  /** The code, where one was taken: what its app asserts of the citizen counts. */
  readonly code?: Pick<CodeEntry, 'issuedAt' | 'expiresAt'> | undefined;
  /** The verification that the card joins. */
  readonly joined?: { readonly subjectRef: string } | undefined;
  /** The card, where one was read. */
  readonly card?:
    { readonly status: VerifyReply['cardStatus']; readonly samId: string } | undefined;
}

/** What a terminal is told of somebody who was recognised. */
export type Disclosure = Omit<VerifyReply, 'head' | 'holderDigest'>;

/** The reply to the terminal; its digest of the holder is under the nonce of this sending. */
export function disclosureBody(disclosure: Disclosure, holder: Holder): ReplyBody {
  return async ({ nonce }) => {
    if (nonce === undefined) return disclosure;
    return { ...disclosure, holderDigest: await holderDigest(holder, nonce) };
  };
}

/**
 * Opens the consent window for somebody who was recognised, and tells the terminal who it is, masked,
 * and what may be asked for: the certificate types held that are also needed.
 */
export function disclose(
  { platform, system }: Scene,
  recognition: Recognition,
  head: UnsignedHead,
  needScopes: readonly string[],
): Disclosure {
  const { holder, code, joined, card } = recognition;
  const scopes = scopesOf(holder.id, needScopes);
  const subject = platform.subjects.open(
    {
      citizenId: holder.id,
      codeSystemId: system.codeSystemId,
      ...{ terminalId: head.terminalId, operatorId: head.operatorId, itemCode: head.itemCode },
      scopes: scopes.map((scope) => scope.code),
    },
    joined?.subjectRef,
  );
  const { maxLevel } = platform.policy.current();
  const byApp = (code ?? joined) ? knownChecks(citizenById(holder.id)) : [];
  const kinds = [...new Set([...byApp, ...(card ? (['ID3'] as const) : [])])];
  const isRealCard = card?.status === 'NORMAL' && card.samId !== '';
  const source = { at: platform.clock.now(), provider: system.codeSystemId };
  return {
    codeSystemId: system.codeSystemId,
    subjectRef: subject.subjectRef,
    nameMasked: maskName(holder.name),
    idNoMasked: maskIdNumber(holder.idNo),
    idType: holder.idType,
    realNameLevel: realNameLevel([...kinds, ...(isRealCard ? (['CARD'] as const) : [])], maxLevel),
    subjectType: 'natural',
    evidence: asserted(kinds, maxLevel, { ...source, traceId: randomSecret() }),
    cardStatus: card?.status ?? 'UNKNOWN',
    ...(code ? factsOf(code) : {}),
    scopes,
    consentUntil: subject.consentUntil,
  };
}

/** An app of the simulation shows the next code when this one ends. */
function factsOf({ issuedAt, expiresAt }: NonNullable<Recognition['code']>): Partial<Disclosure> {
  return {
    ...{ channelType: CHANNEL_APP, codeKind: 'dynamic', codeIssuedAt: issuedAt },
    ...{ codeExpiresAt: expiresAt, codeRefreshAt: expiresAt },
  };
}

/** The certificate types that the citizen holds and the item needs. */
function scopesOf(citizenId: string, needScopes: readonly string[]): VerifyReply['scopes'] {
  const held = new Map(certificatesOf(citizenId).map(({ type }) => [type.code, type.name]));
  return [...held]
    .filter(([code]) => needScopes.includes(ALL_SCOPES) || needScopes.includes(code))
    .map(([code, name]) => ({ code, name }));
}
