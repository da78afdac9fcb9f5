import type { ReactElement } from 'react';
import { useState } from 'react';
import type { PrintingView, PrintTarget } from '../../contract/printing.ts';
import { Dialog } from '../components/Dialog.tsx';
import { useTexts } from '../i18n/use-texts.ts';
import { PrintAsk } from './PrintAsk.tsx';
import { PrintProgress } from './PrintProgress.tsx';
import type { PrintToolProps } from './PrintTool.tsx';
import { isUnderWay, stageOf } from './print-stage.ts';
import { useCopy } from './use-copy.ts';

interface PrintDialogProps extends PrintToolProps {
  readonly printing: PrintingView;
  readonly onClose: () => void;
}

/** First what is going to be printed, then how it goes on. Prints without any dialog of the system. */
export function PrintDialog(props: PrintDialogProps): ReactElement {
  const { printing, onClose, sessionId, certificateId, ready } = props;
  const t = useTexts();
  const [copies, setCopies] = useState(1);
  const { run, job, start, cancel, forget } = useCopy(ready.document);
  const stage = stageOf(run, job);
  const pages = ready.document.pageCount;

  function begin(target: PrintTarget): void {
    start({ sessionId, certificateId, target, pages, copies: target === 'printer' ? copies : 1 });
  }

  return (
    <Dialog
      title={t('printing:title', { type: props.typeName })}
      // A stray touch beside it hides no copy that is under way.
      onClose={isUnderWay(stage) ? () => {} : onClose}
    >
      {stage.at === 'ask' ? (
        <PrintAsk
          {...{ printing, pages, copies, onClose }}
          check={props.check}
          lacking={[...ready.pages.lacks().keys()]}
          onCopies={setCopies}
          onPrint={begin}
        />
      ) : (
        <PrintProgress
          {...{ stage, pages, onClose }}
          sheets={(job?.pages ?? pages) * (job?.copies ?? copies)}
          onCancel={cancel}
          onAgain={forget}
        />
      )}
    </Dialog>
  );
}
