import { Check, LoaderCircle, PrinterX, RotateCcw, X } from 'lucide-react';
import type { ReactElement } from 'react';
import { Button } from '../components/Button.tsx';
import { useTexts } from '../i18n/use-texts.ts';
import { PrintFailure } from './PrintFailure.tsx';
import { isUnderWay } from './print-stage.ts';
import type { PrintStage } from './print-stage.ts';
import styles from './Printing.module.css';

interface PrintProgressProps {
  readonly stage: Exclude<PrintStage, { at: 'ask' }>;
  readonly pages: number;
  /** Pages of all copies together. */
  readonly sheets: number;
  readonly onCancel: () => void;
  readonly onAgain: () => void;
  readonly onClose: () => void;
}

/** How a copy goes on, in one line that is read aloud; what to do where it does not. */
export function PrintProgress(props: PrintProgressProps): ReactElement {
  const { stage, onCancel, onAgain, onClose } = props;
  const t = useTexts();
  return (
    <>
      <div className={styles.progress} data-stage={stage.at} role="status">
        <StageIcon stage={stage} />
        <p>{useWords(props)}</p>
      </div>
      {'failure' in stage && stage.failure && <PrintFailure failure={stage.failure} />}
      <div className={styles.buttons}>
        {isUnderWay(stage) ? (
          <Button size="large" icon={X} onPress={onCancel}>
            {t('printing:cancel')}
          </Button>
        ) : (
          <>
            {stage.at !== 'done' && (
              <Button icon={RotateCcw} size="large" onPress={onAgain}>
                {t('printing:again')}
              </Button>
            )}
            <Button kind="primary" size="large" icon={Check} onPress={onClose} autoFocus>
              {t('printing:close')}
            </Button>
          </>
        )}
      </div>
    </>
  );
}

function StageIcon({ stage }: Pick<PrintProgressProps, 'stage'>): ReactElement {
  if (isUnderWay(stage)) return <LoaderCircle className={styles.busy} aria-hidden="true" />;
  return stage.at === 'done' ? <Check aria-hidden="true" /> : <PrinterX aria-hidden="true" />;
}

function useWords({ stage, pages, sheets }: PrintProgressProps): string {
  const t = useTexts();
  switch (stage.at) {
    case 'drawing':
      return t('printing:progress.drawing', { page: stage.page, count: pages });
    case 'sending':
      return t('printing:progress.sending');
    case 'printing':
      return t('printing:progress.printing', { page: stage.sheet, count: sheets });
    case 'done':
      return stage.saved
        ? t('printing:progress.saved')
        : t('printing:progress.done', { count: sheets });
    case 'failed':
      return t('printing:progress.failed');
    case 'cancelled':
      return t('printing:progress.cancelled');
  }
}
