import type { ReactElement } from 'react';
import { useTerminal } from '../app/terminal-context.ts';
import { Button } from '../components/Button.tsx';
import { DeviceList } from '../components/DeviceList.tsx';
import { DiagnosticList } from '../components/DiagnosticList.tsx';
import { Dialog } from '../components/Dialog.tsx';
import { PlatformStateChip } from '../components/PlatformStateChip.tsx';
import { useTexts } from '../i18n/use-texts.ts';
import { timeText } from '../logic/dates.ts';
import styles from './DevicesDialog.module.css';

/** For the technician who comes by: everything that is attached, and how it is. */
export function DevicesDialog({ onClose }: { readonly onClose: () => void }): ReactElement {
  const { devices, platform, diagnostics } = useTerminal().snapshot;
  const t = useTexts();
  return (
    <Dialog title={t('devices:title')} onClose={onClose} wide>
      <div className={styles.platform}>
        <div>
          <strong>{t('devices:platform.title')}</strong>
          <p>{t('devices:since', { time: timeText(platform.since) })}</p>
        </div>
        <PlatformStateChip state={platform.state} />
      </div>
      <DeviceList devices={devices} full />
      {diagnostics.length > 0 && <DiagnosticList diagnostics={diagnostics} />}
      <Button kind="primary" size="large" onPress={onClose} autoFocus>
        {t('close')}
      </Button>
    </Dialog>
  );
}
