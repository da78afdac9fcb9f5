import type { Certificate } from '../../data/certificates.ts';
import { stateOf } from '../operations/certificate-state.ts';

const CITIZEN_ID = { CZZTDMLX: '公民身份号码', CZZTDMLXDM: '111' };

/**
 * Metadata of a certificate under the short names of GB/T 36903 (拼音缩写). Issuers differ: those of
 * certificates on paper of the civil kind write the ends of validity as 起始/截止时间, the others as 日期.
 *
 * @param today YYYY-MM-DD
 */
export function metadataOf(certificate: Certificate, today: string): Record<string, unknown> {
  const { identifier, type, number, issuer, holders, issuedOn, validTo, values } = certificate;
  const end = validTo === undefined ? '长期' : plain(validTo);
  const validity =
    type.mediaType === 'application/pdf'
      ? { ZZYXQQSSJ: plain(issuedOn), ZZYXQJZSJ: end }
      : { ZZYXQQSRQ: plain(issuedOn), ZZYXQJZRQ: end };
  return {
    ...{ ZZBS: identifier, ZZMC: type.name, ZZLXDM: type.code, ZZBH: number },
    ...{ ZZBFJG: issuer.name, ZZBFJGDM: issuer.creditCode, ZZBFRQ: plain(issuedOn) },
    CZZT: holders.map(({ name }) => name).join(','),
    CZZTDM: holders.map(({ idNo }) => idNo).join(','),
    ...CITIZEN_ID,
    ...validity,
    ZZZT: stateOf(certificate, today),
    ...Object.fromEntries(Object.entries(values).map(([key, value]) => [`KZ_${key}`, value])),
  };
}

function plain(date: string): string {
  return date.replaceAll('-', '');
}
