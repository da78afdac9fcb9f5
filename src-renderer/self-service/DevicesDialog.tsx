import { Stethoscope } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTerminal } from '../app/terminal-context.ts';
import { Button } from '../components/Button.tsx';
import { DeviceList } from '../components/DeviceList.tsx';
import { Dialog } from '../components/Dialog.tsx';
import { PlatformStateChip } from '../components/PlatformStateChip.tsx';
import { useTexts } from '../i18n/use-texts.ts';
import { timeText } from '../logic/dates.ts';
import styles from './DevicesDialog.module.css';

interface DevicesDialogProps {
  readonly onClose: () => void;
  readonly onDiagnostics: () => void;
}

/** Everything that is attached, and how it is; the technician goes on from here. */
export function DevicesDialog({ onClose, onDiagnostics }: DevicesDialogProps): ReactElement {
  const { devices, platform } = useTerminal().snapshot;
  const t = useTexts();
  return (
    <Dialog title={t('devices:title')} onClose={onClose} size="wide">
      <div className={styles.platform}>
        <div>
          <strong>{t('devices:platform.title')}</strong>
          <p>{t('devices:since', { time: timeText(platform.since) })}</p>
        </div>
        <PlatformStateChip state={platform.state} />
      </div>
      <DeviceList devices={devices} />
      <Button kind="primary" size="large" onPress={onClose} autoFocus>
        {t('close')}
      </Button>
      <Button icon={Stethoscope} onPress={onDiagnostics}>
        {t('devices:page.title')}
      </Button>
    </Dialog>
  );
}
