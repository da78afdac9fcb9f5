import type { CardField, CardView, Subject } from '../../contract/session.ts';

function card(
  layout: CardView['layout'],
  photo: CardView['photo'],
  fields: Partial<Record<CardField, string>>,
): CardView {
  const list = Object.entries(fields).map(([key, value]) => ({ key: key as CardField, value }));
  return { layout, photo, fields: list };
}

/** One card of each layout. Everybody here is invented; address codes 39xxxx were never assigned. */
export const CARDS: readonly [CardView, ...CardView[]] = [
  card('resident', 'decoded', {
    name: '林*秋',
    sex: '2',
    nation: '汉',
    birth: '1986-**-**',
    address: '云岭市春山区********',
    newestAddress: '云岭市南溪区********',
    idNo: '390102********0021',
    issuer: '云岭市公安局春山分局',
    validity: '2011-04-09/长期',
    fingerprints: 'yes',
  }),
  card('hk-mo-tw', 'silhouette', {
    name: '欧阳**',
    sex: '1',
    birth: '1992-**-**',
    address: '云岭市春山区********',
    idNo: '390103********0015',
    issuer: '云岭市公安局',
    validity: '2021-06-01/2026-06-01',
    permitNo: 'H0*****12',
    issueCount: '01',
    fingerprints: 'no',
  }),
  card('foreign-2017', 'silhouette', {
    name: '维****·亚历***',
    englishName: 'VAN DER ********, ALEXANDER ***********',
    sex: '1',
    nationality: 'NLD',
    birth: '1979-**-**',
    idNo: 'NLD39********01',
    authorityCode: '1500',
    validity: '2018-03-15/2028-03-15',
    cardVersion: '01',
  }),
  card('foreign-2023', 'decoded', {
    name: '索*',
    englishName: 'S*****, ******',
    sex: '2',
    nationality: 'FRA',
    birth: '1990-**-**',
    idNo: '939000********0028',
    validity: '2024-01-08/2034-01-07',
    renewalCount: '00',
    formerNumber: 'A01',
    fingerprints: 'yes',
  }),
];

/** The person who put this card on the reader. */
export function cardSubject(view: CardView): Subject {
  const value = (wanted: CardField): string =>
    view.fields.find(({ key }) => key === wanted)?.value ?? '';
  return {
    via: 'id-card',
    nameMasked: value('name'),
    idNoMasked: value('idNo'),
    realNameLevel: 0,
    proofs: ['CARD'],
    card: view,
  };
}
