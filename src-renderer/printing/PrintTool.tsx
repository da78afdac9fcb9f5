import { Printer } from 'lucide-react';
import { useEffect, useEffectEvent, useState } from 'react';
import type { ReactElement } from 'react';
import { isPrintable } from '../../contract/certificate-check.ts';
import type { CertificateCheck } from '../../contract/certificate-check.ts';
import type { PrintingView } from '../../contract/printing.ts';
import { useTerminal } from '../app/terminal-context.ts';
import { Button } from '../components/Button.tsx';
import { useTexts } from '../i18n/use-texts.ts';
import type { ReadyDocument } from '../viewer/load-document.ts';
import { PrintDialog } from './PrintDialog.tsx';

export interface PrintToolProps {
  readonly sessionId: string;
  readonly certificateId: string;
  /** What kind of certificate it is (证照类型). */
  readonly typeName: string;
  readonly ready: ReadyDocument;
  /** Absent: not looked at, and then not printed. */
  readonly check: CertificateCheck | undefined;
}

/** The button that prints the open certificate; nothing where nothing can be printed here. */
export function PrintTool(props: PrintToolProps): ReactElement | null {
  const { printing, mode } = useTerminal().snapshot;
  const [isOpen, setOpen] = useState(false);
  if (!printing) return null;
  const isCounter = mode === 'counter';
  return (
    <>
      {isCounter && <PrintKey onPress={() => setOpen(true)} />}
      <Button
        icon={Printer}
        size={isCounter ? 'normal' : 'large'}
        onPress={() => setOpen(true)}
        {...(isCounter && { keyCap: 'Ctrl+P' })}
      >
        <PrintWord printing={printing} check={props.check} />
      </Button>
      {isOpen && <PrintDialog {...props} printing={printing} onClose={() => setOpen(false)} />}
    </>
  );
}

interface PrintWordProps {
  readonly printing: PrintingView;
  readonly check: CertificateCheck | undefined;
}

/** Says on the button itself why nothing comes of it; the dialog says what to do next. */
function PrintWord({ printing, check }: PrintWordProps): ReactElement {
  const t = useTexts();
  const blocked = printing.saves ? undefined : printing.printer?.failure;
  if (!check || !isPrintable(check)) return <>{t('printing:button.unsound')}</>;
  if (blocked) return <>{t(`failures:${blocked.code}.title`)}</>;
  return <>{t(printing.printer ? 'printing:button.print' : 'printing:button.save')}</>;
}

/** Ctrl+P at the counter, where no dialog is open. */
function PrintKey({ onPress }: { readonly onPress: () => void }): null {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (!event.ctrlKey || event.altKey || event.repeat || event.key.toLowerCase() !== 'p') return;
    event.preventDefault();
    if (!document.querySelector('dialog[open]')) onPress();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => onKey(event);
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  }, []);
  return null;
}
