import type { CardField, CardView } from '../../contract/session.ts';
import type { Language } from '../../contract/language.ts';
import type { Texts } from '../i18n/use-texts.ts';
import { dayText } from '../logic/dates.ts';

/** Codes of GB/T 2261.1. */
const SEXES = ['0', '1', '2', '9'] as const;
const YES_NO = ['yes', 'no'] as const;

export interface CardFact {
  readonly key: CardField;
  readonly label: string;
  readonly value: string;
}

/** Every field of a card in words; what the card leaves empty is left out. */
export function cardFacts(card: CardView, t: Texts, language: Language): readonly CardFact[] {
  return card.fields
    .filter(({ value }) => value !== '')
    .map(({ key, value }) => ({
      key,
      label: labelOf(card.layout, key, t),
      value: valueText(key, value, t, language),
    }));
}

/** `2016.01.02 – 2026.01.02` or `2016.01.02 – 长期`, as it is printed; absent where not told. */
export function cardValidity(card: CardView, t: Texts): string | undefined {
  const field = card.fields.find(({ key }) => key === 'validity');
  return field && validityText(field.value, t);
}

function labelOf(layout: CardView['layout'], key: CardField, t: Texts): string {
  // Only residents have a citizen identity number (公民身份号码, GB 11643).
  if (key === 'idNo' && layout.startsWith('foreign')) return t('card:foreignIdNo');
  return t(`card:field.${key}`);
}

/** A value that is no known code or day is shown as it came: it may be masked. */
function valueText(key: CardField, value: string, t: Texts, language: Language): string {
  if (key === 'birth') return dayText(value, language);
  if (key === 'validity') return validityText(value, t);
  if (key === 'sex') {
    const sex = SEXES.find((code) => code === value);
    return sex ? t(`card:sex.${sex}`) : value;
  }
  if (key === 'fingerprints') {
    const answer = YES_NO.find((word) => word === value);
    return answer ? t(`card:fingerprints.${answer}`) : value;
  }
  return value;
}

function validityText(value: string, t: Texts): string {
  const [from = '', to] = value.split('/');
  if (to === undefined) return value;
  return t('card:validity', {
    from: dotted(from),
    to: to === '长期' ? t('card:longTerm') : dotted(to),
  });
}

function dotted(day: string): string {
  return day.replaceAll('-', '.');
}
