import type { ReactElement, ReactNode } from 'react';
import type { CertificateCheck, SignatureCheck } from '../../contract/certificate-check.ts';
import { useLanguage, useTexts } from '../i18n/use-texts.ts';
import { dayText } from '../logic/dates.ts';
import { LOOKS } from './looks.ts';
import { signingDay } from './signing-day.ts';
import styles from './VerdictLine.module.css';

interface VerdictLineProps {
  readonly check: CertificateCheck;
  /** Whose words are used. */
  readonly reader: 'citizen' | 'clerk';
  readonly children?: ReactNode;
}

/** What is known of a file's seals, in one sentence; picture, colour and words say the same. */
export function VerdictLine({ check, reader, children }: VerdictLineProps): ReactElement {
  const t = useTexts();
  const language = useLanguage();
  const { tone, icon: Icon } = LOOKS[check.state];
  const differs = check.metadata.state === 'differs';
  const seals = check.signatures.flatMap((signature) => {
    const { sealName, signedAt } = signature;
    if (sealName === undefined || check.state === 'INVALID' || !isVouchedFor(signature)) return [];
    const name = t('seal:sealedBy', { name: sealName });
    if (signedAt === undefined) return [name];
    return [`${name} · ${t('seal:sealedAt', { date: dayText(signingDay(signedAt), language) })}`];
  });
  return (
    <div
      className={styles.line}
      data-tone={differs ? 'bad' : tone}
      data-check={check.state}
      role={differs || tone === 'bad' ? 'alert' : 'status'}
    >
      <Icon aria-hidden="true" />
      <div className={styles.words}>
        <p>
          <strong>{t(`seal:state.${check.state}.title`)}</strong>
          <span>{t(`seal:state.${check.state}.${reader}`)}</span>
        </p>
        {differs && (
          <p>
            <strong>{t('seal:warning.differs.title')}</strong>
            <span>{t(`seal:warning.differs.${reader}`)}</span>
          </p>
        )}
        {seals.slice(0, MAX_SEALS).map((text, index) => (
          <p key={index} className={styles.seal}>
            {text}
          </p>
        ))}
      </div>
      {children}
    </div>
  );
}

/** Whether the name on a seal is more than what anybody may write on one: it leads to the trust list. */
function isVouchedFor({ state, steps }: SignatureCheck): boolean {
  if (state === 'VALID') return true;
  const chain = steps.find(({ step }) => step === CHAIN_STEP);
  return state === 'VALID_PARTIAL' && chain?.verdict === 'ok';
}

/** The chain to the trust list, as `documents/README.md` numbers the steps. */
const CHAIN_STEP = 9;
/** More do not fit on the line; the details have them all. */
const MAX_SEALS = 2;
