import { FileDown, FileWarning, Minus, Plus, Printer } from 'lucide-react';
import type { ReactElement } from 'react';
import { isPrintable } from '../../contract/certificate-check.ts';
import type { CertificateCheck } from '../../contract/certificate-check.ts';
import type { Failure } from '../../contract/failures.ts';
import { MAX_COPIES, MAX_PRINT_PAGES } from '../../contract/printing.ts';
import type { PrintingView, PrintTarget } from '../../contract/printing.ts';
import { useTerminal } from '../app/terminal-context.ts';
import { Button } from '../components/Button.tsx';
import { useLanguage, useLocalText, useTexts } from '../i18n/use-texts.ts';
import { PrintFailure } from './PrintFailure.tsx';
import styles from './Printing.module.css';

interface PrintAskProps {
  readonly printing: PrintingView;
  readonly check: CertificateCheck | undefined;
  readonly pages: number;
  /** Numbers of pages that the screen does not show whole. */
  readonly lacking: readonly number[];
  readonly copies: number;
  readonly onCopies: (copies: number) => void;
  readonly onPrint: (target: PrintTarget) => void;
  readonly onClose: () => void;
}

/** What is printed, how often and for what; or why nothing is, and what to do next. */
export function PrintAsk(props: PrintAskProps): ReactElement {
  const { printing, check, pages, lacking, copies, onCopies, onPrint, onClose } = props;
  const { snapshot } = useTerminal();
  const t = useTexts();
  const local = useLocalText();
  const item = snapshot.items.find(({ code }) => code === snapshot.itemCode);
  const never = neverOf(check, pages);
  const blocked = printing.printer?.failure;
  const low = printing.printer?.low ?? [];
  return (
    <>
      <dl className={styles.facts}>
        <dt>{t('printing:ask.purpose')}</dt>
        <dd>{item && local(item.name)}</dd>
        <dt>{t('printing:ask.pages')}</dt>
        <dd>{t('printing:ask.pageCount', { count: pages })}</dd>
        {printing.printer && !never && (
          <>
            <dt>{t('printing:ask.copies')}</dt>
            <dd className={styles.copies}>
              <Button
                icon={Minus}
                label={t('printing:ask.fewer')}
                disabled={copies <= 1}
                onPress={() => onCopies(copies - 1)}
              >
                {''}
              </Button>
              <output>{copies}</output>
              <Button
                icon={Plus}
                label={t('printing:ask.more')}
                disabled={copies >= MAX_COPIES}
                onPress={() => onCopies(copies + 1)}
              >
                {''}
              </Button>
            </dd>
          </>
        )}
      </dl>
      {never ? <PrintFailure failure={never} /> : <p>{t('printing:ask.mark')}</p>}
      {!never && lacking.length > 0 && <Lacking pages={lacking} />}
      {!never && blocked && <PrintFailure failure={blocked} />}
      {!never && low.map((what) => <p key={what}>{t(`printing:low.${what}`)}</p>)}
      <div className={styles.buttons}>
        <Button size="large" onPress={onClose}>
          {t('printing:back')}
        </Button>
        {printing.saves && (
          <Button icon={FileDown} disabled={never !== undefined} onPress={() => onPrint('folder')}>
            {t('printing:ask.save')}
          </Button>
        )}
        {printing.printer && (
          <Button
            kind="primary"
            size="large"
            icon={Printer}
            autoFocus
            disabled={never !== undefined || blocked !== undefined}
            onPress={() => onPrint('printer')}
          >
            {t('printing:ask.print')}
          </Button>
        )}
      </div>
    </>
  );
}

/** Said before anything is printed: which pages may keep the copy from being made. */
function Lacking({ pages }: { readonly pages: readonly number[] }): ReactElement {
  const t = useTexts();
  const language = useLanguage();
  const numbers = new Intl.ListFormat(language).format(pages.toSorted((a, b) => a - b).map(String));
  return (
    <div className={styles.failure} role="status">
      <FileWarning aria-hidden="true" />
      <p>{t('printing:ask.lacking', { pages: numbers })}</p>
    </div>
  );
}

/** Why this certificate is never printed here. */
function neverOf(check: CertificateCheck | undefined, pages: number): Failure | undefined {
  if (!check || !isPrintable(check)) return { code: 'PRINT_UNSOUND' };
  return pages > MAX_PRINT_PAGES ? { code: 'PRINT_TOO_LARGE' } : undefined;
}
