import type { RouteEntry } from '../../../contract/platform/hub.ts';
import type { CodeSystem } from '../../data/code-systems.ts';
import type { Platform } from '../platform.ts';
import { partyOf } from '../trust/parties.ts';

/** What the hub tells of a code system: where it is, and how it is known again. */
export function routeEntry({ baseUrl, policy }: Platform, system: CodeSystem): RouteEntry {
  const { certificates, isListed, ...facts } = system;
  const base = `${baseUrl()}/cs/${system.codeSystemId}/v1`;
  const { keys } = partyOf(system.codeSystemId);
  return {
    ...facts,
    verifyUrl: `${base}/verify`,
    identifyUrl: `${base}/identify`,
    tokenUrl: `${base}/token`,
    listUrl: `${base}/list`,
    fileUrl: `${base}/file`,
    scanSessionUrl: `${base}/scan-session`,
    receiptUrl: `${base}/receipt`,
    connections: policy.current().relayOnly ? ['relay'] : ['direct', 'relay'],
    signKeys: [keys.sign],
    encryptKey: keys.encrypt,
    certificates:
      certificates === 'provincial'
        ? { kind: 'provincial', baseUrl: `${baseUrl()}/provincial/v1`, fileDigest: 'promised' }
        : { kind: 'code-system' },
  };
}
