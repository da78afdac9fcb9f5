import type { RandomBytes } from '../../../../crypto/private-key.ts';
import {
  issueCertificate,
  issueCrl,
  type Identity,
} from '../../../../documents/builder/issue-certificate.ts';
import { makeSeal } from '../../../../documents/builder/make-seal.ts';
import type { Organ } from '../../../data/organs.ts';
import type { SealPictures } from './seal-pictures.ts';

/** A seal and whoever may use it. */
export interface OrganSeal {
  readonly signer: Identity;
  /** DER (GB/T 38540-2020). */
  readonly seal: Uint8Array;
}

/**
 * - `current`: as it should be
 * - `lapsed`: of an earlier time, valid then
 * - `revoked`: its certificate was revoked before the simulation begins
 * - `revoked-later`: long after the simulated certificates were sealed
 * - `unknown-maker`: made by somebody whom no hall trusts
 */
export type SealKind = 'current' | 'lapsed' | 'revoked' | 'revoked-later' | 'unknown-maker';

/** The certification authority of the simulated province; its keys last as long as one build. */
export interface TestAuthority {
  sealOf(organ: Organ, kind: SealKind): OrganSeal;
  /** What a hall that believes it has in its trust list, by file name. */
  trustFiles(): Readonly<Record<string, Uint8Array>>;
}

const at = (date: string): number => Date.parse(`${date}T00:00:00+08:00`);
const AUTHORITY_SPAN = { notBefore: at('2018-01-01'), notAfter: at('2048-01-01') };
const CURRENT_SPAN = { notBefore: at('2020-01-01'), notAfter: at('2035-01-01') };
const LAPSED_SPAN = { notBefore: at('2018-01-01'), notAfter: at('2020-01-01') };
/** When the certificates that are revoked were: their keys had been lost. */
const REVOKED_AT: Partial<Record<SealKind, number>> = {
  revoked: at('2020-06-01'),
  'revoked-later': at('2024-03-01'),
};
/** How long a build may be used: its lists are not made anew. */
const CRL_SPAN_MS = 5 * 365 * 86_400_000;
const SEAL_SIZE_MM = 42;

/** Makes the authority anew, with new keys. @param now when the list of revoked certificates is made, in milliseconds */
export function makeTestAuthority(
  randomBytes: RandomBytes,
  pictures: SealPictures,
  now: number,
): TestAuthority {
  let serial = 0;
  const revoked: { readonly serial: number; readonly since: number }[] = [];
  const made = new Map<string, OrganSeal>();

  function issue(name: string, span = CURRENT_SPAN, issuer?: Identity, isCa = false): Identity {
    serial += 1;
    return issueCertificate(
      { name, serial, isCa, ...span, ...(issuer && { issuer }) },
      randomBytes,
    );
  }
  const root = issue('云岭省电子认证根证书（模拟测试）', AUTHORITY_SPAN, undefined, true);
  const authority = issue('云岭省政务电子认证（模拟测试）', AUTHORITY_SPAN, root, true);
  const maker = issue('云岭省电子印章制作中心（模拟测试）', AUTHORITY_SPAN, authority);
  const otherRoot = issue('青屿电子认证根证书（模拟测试）', AUTHORITY_SPAN, undefined, true);
  const otherMaker = issue('青屿印章制作社（模拟测试）', AUTHORITY_SPAN, otherRoot);

  const list = (of: Identity, entries: typeof revoked): Uint8Array =>
    issueCrl(of, now, entries, randomBytes, { nextUpdate: now + CRL_SPAN_MS });

  function make(organ: Organ, kind: SealKind): OrganSeal {
    const span = kind === 'lapsed' ? LAPSED_SPAN : CURRENT_SPAN;
    const signer = issue(organ.name, span, authority);
    const since = REVOKED_AT[kind];
    if (since !== undefined) revoked.push({ serial, since });
    const seal = makeSeal(
      {
        ...{ form: 'V4', name: `${organ.name}（模拟专用章）`, id: organ.sealNumber },
        maker: kind === 'unknown-maker' ? otherMaker : maker,
        ...{ holders: [signer], validFrom: span.notBefore, validTo: span.notAfter },
        ...{ picture: pictures.of(organ), size: SEAL_SIZE_MM },
      },
      randomBytes,
    );
    return { signer, seal };
  }

  return {
    sealOf(organ, kind) {
      const key = `${organ.id} ${kind}`;
      const before = made.get(key);
      if (before) return before;
      const fresh = make(organ, kind);
      made.set(key, fresh);
      return fresh;
    },
    trustFiles: () => ({
      'simulated-root.cer': root.certificate,
      'simulated-authority.cer': authority.certificate,
      'simulated-seal-maker.cer': maker.certificate,
      'simulated-root.crl': list(root, []),
      'simulated-authority.crl': list(authority, revoked),
    }),
  };
}
