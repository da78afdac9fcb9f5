import type { Crl } from '../../documents/seal/crl.ts';
import { crlOf } from '../../documents/seal/crl.ts';
import { type TrustFiles, trustListOf } from '../../documents/seal/trust-files.node.ts';
import type { TrustList } from '../../documents/seal/chain.ts';
import { commonName } from './check-of.ts';
import type { ListFacts, TrustStatus } from './thread-messages.ts';

/** What is told of a list; it may be used where a certificate on the trust list has signed it. */
export function listFacts(crl: Crl, { anchors, foreign }: TrustList): ListFacts {
  const issuer = anchors.find((one) => crlOf(one, [crl], foreign) !== undefined);
  const named = issuer ?? anchors.find(({ subject }) => subject === crl.issuer);
  const { thisUpdate, nextUpdate } = crl;
  return {
    ...{ issuer: named ? commonName(named.subjectText) : '?', thisUpdate },
    ...(nextUpdate === undefined ? {} : { nextUpdate }),
    isUsable: issuer !== undefined,
  };
}

/** What the diagnostics page has to know of files that were read. */
export function trustStatus(found: TrustFiles): TrustStatus {
  const trust = trustListOf(found);
  return {
    anchors: found.anchors.map(({ file, certificate: { subjectText, notBefore, notAfter } }) => ({
      ...{ file, name: commonName(subjectText), notBefore, notAfter },
    })),
    lists: found.crls.map(({ file, crl }) => ({ file, ...listFacts(crl, trust) })),
    unread: [...found.unread],
    missing: [...found.missing],
  };
}
