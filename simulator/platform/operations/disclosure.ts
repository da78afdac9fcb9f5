import type { RequestHead } from '../../../contract/platform/common.ts';
import type { VerifyReply } from '../../../contract/platform/code-system.ts';
import type { Citizen } from '../../control-api.ts';
import { certificatesOf } from '../../data/certificates.ts';
import { maskIdNumber, maskName } from '../mask.ts';
import type { Scene } from './operation.ts';

/** Asks for whatever the citizen holds. */
const ALL_SCOPES = '*';

/**
 * Opens the consent window for a citizen who was recognised, and tells the terminal who it is,
 * masked, and what may be asked for: the certificate types held that are also needed.
 */
export function disclose(
  { platform, system }: Scene,
  citizen: Pick<Citizen, 'id' | 'name' | 'idNo'>,
  head: RequestHead,
  needScopes: readonly string[],
  realNameLevel: number,
): Omit<VerifyReply, 'head'> {
  const held = new Map(certificatesOf(citizen.id).map(({ type }) => [type.code, type.name]));
  const scopes = [...held]
    .filter(([code]) => needScopes.includes(ALL_SCOPES) || needScopes.includes(code))
    .map(([code, name]) => ({ code, name }));
  const subject = platform.subjects.open({
    citizenId: citizen.id,
    codeSystemId: system.codeSystemId,
    terminalId: head.terminalId,
    itemCode: head.itemCode,
    scopes: scopes.map(({ code }) => code),
  });
  return {
    codeSystemId: system.codeSystemId,
    subjectRef: subject.subjectRef,
    nameMasked: maskName(citizen.name),
    idNoMasked: maskIdNumber(citizen.idNo),
    realNameLevel,
    subjectType: 'natural',
    evidence: [],
    cardStatus: 'UNKNOWN',
    scopes,
    consentUntil: subject.consentUntil,
  };
}
