import type { RequestFailure } from '../api/http.ts';
import type { Translate } from '../i18n/i18n.ts';

/** Why a request failed, in a few words; the detail is the simulator's own text. */
export function failureText(t: Translate, failure: RequestFailure): string {
  if (failure.kind !== 'refused') return t(`failure.${failure.kind}`);
  const { status, detail } = failure;
  return detail === ''
    ? t('failure.refused', { status })
    : t('failure.refusedDetail', { status, detail });
}
