import type { Citizen } from '../../control-api.ts';
import { creditCodeOf } from '../../data/credit-code.ts';
import type { Certificate } from '../../data/certificates.ts';
import type { Field } from './parts/fields.ts';

/** Sole traders are registered by the market bureau (category 92 of GB 32100). */
const SOLE_TRADER = '92';
/** Nation codes (GB/T 3304) of the invented people. */
const NATIONS: Readonly<Record<string, string>> = { '01': '汉族', '05': '维吾尔族' };

/** `2024-04-11` or `20240411` as 2024年4月11日. */
export function chineseDate(date: string): string {
  const [, year = '', month = '', day = ''] = /^(\d{4})-?(\d\d)-?(\d\d)$/.exec(date) ?? [];
  return `${year}年${Number(month)}月${Number(day)}日`;
}

/** 男 or 女 (GB/T 2261.1). */
export function sexOf(citizen: Citizen): string {
  return citizen.sex === '1' ? '男' : '女';
}

/** Everything that a certificate says, by key. */
export function factsOf(certificate: Certificate): Readonly<Record<string, string>> {
  const { holders, issuedOn, number, validTo, values } = certificate;
  const [holder] = holders;
  const { creditBody } = values;
  return {
    ...(holder && {
      name: holder.name,
      sex: sexOf(holder),
      nation: NATIONS[holder.nation] ?? '',
      birth: chineseDate(holder.birth),
      address: holder.address,
    }),
    names: holders.map(({ name }) => name).join('、'),
    number,
    issuedOn: chineseDate(issuedOn),
    ...(validTo === undefined ? {} : { validTo: chineseDate(validTo) }),
    ...(creditBody === undefined
      ? {}
      : { creditCode: creditCodeOf(SOLE_TRADER, creditBody.slice(2, 8), creditBody.slice(8)) }),
    ...values,
  };
}

/** @throws where the data lacks a fact that its type prints */
export function factOf(certificate: Certificate, key: string): string {
  const fact = factsOf(certificate)[key];
  if (fact === undefined || fact === '') throw new Error(`${certificate.id} lacks ${key}`);
  return fact;
}

/** The printed fields of a certificate, in order; `keys` picks some of them. */
export function fieldsOf(certificate: Certificate, keys?: readonly string[]): readonly Field[] {
  return certificate.type.fields
    .filter(({ key }) => keys === undefined || keys.includes(key))
    .map(({ key, label, english }) => ({ label, english, value: factOf(certificate, key) }));
}
