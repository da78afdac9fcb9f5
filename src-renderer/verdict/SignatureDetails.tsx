import { Ban, Check, CircleAlert, CircleQuestionMark, Minus, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { ReactElement } from 'react';
import type { SignatureCheck } from '../../contract/certificate-check.ts';
import { Chip } from '../components/Chip.tsx';
import { useTexts } from '../i18n/use-texts.ts';
import type { Look } from './looks.ts';
import { LOOKS } from './looks.ts';
import { signingTime } from './signing-day.ts';
import { ALL_STEP_NUMBERS, reasonText, stepText } from './step-words.ts';
import styles from './VerdictDialog.module.css';

type Step = SignatureCheck['steps'][number];

const STEP_LOOKS: Readonly<Record<Step['verdict'], Look>> = {
  ok: { tone: 'ok', icon: Check },
  failed: { tone: 'bad', icon: X },
  limited: { tone: 'warn', icon: CircleAlert },
  unsupported: { tone: 'plain', icon: CircleQuestionMark },
  'not-applicable': { tone: 'plain', icon: Minus },
  'not-checked': { tone: 'plain', icon: Ban },
};

interface SignatureDetailsProps {
  readonly signature: SignatureCheck;
  /** From 1. */
  readonly number: number;
  /** It was asked for: it comes into sight by itself. */
  readonly isFirst: boolean;
}

/** One seal or signature: who, when, and the eleven steps. */
export function SignatureDetails(props: SignatureDetailsProps): ReactElement {
  const { signature, number, isFirst } = props;
  const { kind, state, sealName, signerName, issuerName, signedAt, form, steps } = signature;
  const isTimestamped = signature.isTimestamped === true;
  const t = useTexts();
  const section = useRef<HTMLElement>(null);
  useEffect(() => {
    if (isFirst) section.current?.scrollIntoView({ block: 'start' });
  }, [isFirst]);
  const unknown = t('seal:signature.noName');
  return (
    <section ref={section} className={styles.block} data-signature={state}>
      <h3 className={styles.head}>
        {t(`seal:signature.${kind}`, { count: number })}
        <Chip {...LOOKS[state]} text={t(`seal:state.${state}.title`)} />
      </h3>
      <dl className={styles.facts}>
        {kind === 'seal' && (
          <>
            <dt>{t('seal:signature.sealName')}</dt>
            <dd>{sealName ?? unknown}</dd>
          </>
        )}
        <dt>{t('seal:signature.signer')}</dt>
        <dd>{signerName ?? unknown}</dd>
        <dt>{t('seal:signature.issuer')}</dt>
        <dd>{issuerName ?? unknown}</dd>
        <dt>{t('seal:signature.signedAt')}</dt>
        <dd>
          {signedAt === undefined ? unknown : signingTime(signedAt)}{' '}
          <span className={styles.note}>
            {t(`seal:signature.${isTimestamped ? 'timestampedNote' : 'signedAtNote'}`)}
          </span>
        </dd>
        <dt>{t('seal:signature.form')}</dt>
        <dd>{form ?? unknown}</dd>
      </dl>
      {steps.length < ALL_STEP_NUMBERS.length && (
        <p className={styles.note}>{t('seal:signature.brief')}</p>
      )}
      <table className={styles.steps} aria-label={t('seal:signature.steps')}>
        <tbody>
          {steps.map((step) => (
            <StepRow key={step.step} step={step} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function StepRow({ step }: { readonly step: Step }): ReactElement {
  const t = useTexts();
  return (
    <tr data-step={step.step} data-verdict={step.verdict}>
      <td>{step.step}</td>
      <td>
        {stepText(step.step, t)}
        <span className={styles.reason}>{reasonText(step.reason, t)}</span>
        {step.compared !== undefined && <span className={styles.compared}>{step.compared}</span>}
      </td>
      <td>
        <Chip {...STEP_LOOKS[step.verdict]} text={t(`seal:word.${step.verdict}`)} />
      </td>
    </tr>
  );
}
