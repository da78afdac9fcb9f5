import { BellRing, CircleStop, LoaderCircle, ScanLine, Volume2, VolumeX } from 'lucide-react';
import type { ReactElement } from 'react';
import type { DeviceCommand, DeviceSnapshot } from '../../contract/devices.ts';
import { Button } from '../components/Button.tsx';
import { useTexts } from '../i18n/use-texts.ts';
import type { CommandRun } from './run-command.ts';
import styles from './CommandButtons.module.css';

const ICONS = {
  'trigger-start': ScanLine,
  'trigger-stop': CircleStop,
  'beep-good': Volume2,
  'beep-bad': VolumeX,
  identify: BellRing,
} as const;

interface CommandButtonsProps {
  readonly device: DeviceSnapshot;
  readonly run: CommandRun | undefined;
  readonly onCommand: (command: DeviceCommand) => void;
}

/** What the device can be asked for. */
export function CommandButtons(props: CommandButtonsProps): ReactElement | null {
  const { device, run, onCommand } = props;
  const t = useTexts();
  if (device.commands.length === 0) return null;
  return (
    <div
      className={styles.row}
      role="group"
      aria-label={t('devices:page.commands', { name: device.name })}
    >
      {device.commands.map((command) => {
        const isRunning = run?.state === 'running' && run.command === command;
        return (
          <Button
            key={command}
            icon={isRunning ? LoaderCircle : ICONS[command]}
            onPress={() => onCommand(command)}
          >
            {t(`devices:command.${command}`)}
          </Button>
        );
      })}
    </div>
  );
}
