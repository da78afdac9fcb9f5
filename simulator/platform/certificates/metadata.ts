import type { Certificate } from '../../data/certificates.ts';

const CITIZEN_ID = { CZZTDMLX: '公民身份号码', CZZTDMLXDM: '111' };
/** Issuers that write the ends of validity as 起始/截止时间; the others write 日期. */
const WRITE_TIMES: readonly string[] = ['market', 'nature', 'education'];

/**
 * What a certificate says of itself under the short names of GB/T 36903 (拼音缩写), its state apart,
 * which is the platform's to tell.
 */
export function ownMetadata(certificate: Certificate): Readonly<Record<string, string>> {
  const { identifier, type, number, issuer, holders, issuedOn, validTo, values } = certificate;
  const end = validTo === undefined ? '长期' : plain(validTo);
  const validity = WRITE_TIMES.includes(type.organ.id)
    ? { ZZYXQQSSJ: plain(issuedOn), ZZYXQJZSJ: end }
    : { ZZYXQQSRQ: plain(issuedOn), ZZYXQJZRQ: end };
  return {
    ...{ ZZBS: identifier, ZZMC: type.name, ZZLXDM: type.code, ZZBH: number },
    ...{ ZZBFJG: issuer.name, ZZBFJGDM: issuer.creditCode, ZZBFRQ: plain(issuedOn) },
    CZZT: holders.map(({ name }) => name).join(','),
    CZZTDM: holders.map(({ idNo }) => idNo).join(','),
    ...CITIZEN_ID,
    ...validity,
    ...Object.fromEntries(Object.entries(values).map(([key, value]) => [`KZ_${key}`, value])),
  };
}

function plain(date: string): string {
  return date.replaceAll('-', '');
}
