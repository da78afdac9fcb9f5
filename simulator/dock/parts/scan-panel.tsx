import { ScanQrCode } from 'lucide-react';
import { useState, type JSX } from 'react';
import type { SimulatedDevice } from '../../control-api.ts';
import type { Desk } from '../desk.ts';
import { useTexts } from '../i18n/i18n.ts';
import { chosenOf } from '../view/citizen.ts';
import { Choices } from './choices.tsx';
import { FreeText } from './free-text.tsx';
import { Panel } from './panel.tsx';
import { PhoneDesk, type PhoneDeskProps } from './phone-desk.tsx';
import { ScanningPhone, type ScanningPhoneProps } from './scanning-phone.tsx';
import { Select } from './select.tsx';

interface ScanPanelProps extends Omit<PhoneDeskProps, 'scanner'> {
  readonly scanSessions: ScanningPhoneProps['scanSessions'];
  readonly desk: Desk;
  readonly devices: readonly SimulatedDevice[];
}

/** The citizen's phone before the scanner, any text that a tester thinks of, or the phone that scans. */
export function ScanPanel({ devices, scanSessions, ...phone }: ScanPanelProps): JSX.Element {
  const { t } = useTexts();
  const [mode, setMode] = useState<'phone' | 'text' | 'terminal'>('phone');
  const [scannerId, setScannerId] = useState<string>();
  const scanners = devices.filter((device) => device.kind === 'scanner' && device.plugged);
  const scanner = chosenOf(scanners, scannerId);
  return (
    <Panel
      name="scan"
      title={t('scan.title')}
      icon={ScanQrCode}
      aside={
        <Choices
          legend={t('scan.mode')}
          quiet
          className="tabs"
          value={mode}
          onChoose={setMode}
          choices={[
            { value: 'phone', label: t('scan.mode.phone') },
            { value: 'text', label: t('scan.mode.text') },
            { value: 'terminal', label: t('scan.mode.terminal') },
          ]}
        />
      }
    >
      {scanners.length > 1 && scanner && (
        <Select
          label={t('scan.scanner')}
          options={scanners.map(({ id }) => ({ value: id, label: id }))}
          value={scanner.id}
          onChoose={setScannerId}
        />
      )}
      {!scanner && mode !== 'terminal' && <p className="hint">{t('scan.absent')}</p>}
      {/* All stay, so that nobody loses a shown code or a typed text by looking at another. */}
      <div hidden={mode !== 'phone'}>
        <PhoneDesk {...phone} scanner={scanner} />
      </div>
      <div hidden={mode !== 'text'}>
        <FreeText desk={phone.desk} scanner={scanner} />
      </div>
      <div hidden={mode !== 'terminal'}>
        <ScanningPhone {...phone} scanSessions={scanSessions} />
      </div>
    </Panel>
  );
}
