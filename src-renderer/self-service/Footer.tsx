import {
  AArrowDown,
  AArrowUp,
  ArrowDownToLine,
  ArrowUpToLine,
  Cpu,
  Languages,
  Wrench,
} from 'lucide-react';
import type { ReactElement } from 'react';
import { useTerminal } from '../app/terminal-context.ts';
import { Button } from '../components/Button.tsx';
import { useLanguage, useTexts } from '../i18n/use-texts.ts';
import type { Comfort } from '../logic/comfort.ts';
import { allDevicesReady } from '../logic/ways.ts';
import styles from './Footer.module.css';

interface FooterProps {
  readonly comfort: Comfort;
  readonly onToggle: (which: keyof Comfort) => void;
  readonly onDevices: () => void;
}

/** What suits the person: language, size, height; and how the machine feels. */
export function Footer({ comfort, onToggle, onDevices }: FooterProps): ReactElement {
  const { snapshot, send } = useTerminal();
  const t = useTexts();
  const other = useLanguage() === 'en' ? 'zh-CN' : 'en';
  const ready = allDevicesReady(snapshot.devices) && snapshot.platform.state !== 'offline';
  // Once each; that something optional is not installed is for the diagnostics page alone.
  const keys = snapshot.diagnostics.map(({ key }) => key);
  const troubles = [...new Set(keys)].filter((key) => key !== 'device-library-missing');
  return (
    <footer className={styles.footer}>
      <div className={styles.row}>
        <Button kind="quiet" icon={Cpu} onPress={onDevices}>
          {t(ready ? 'deviceStatus.allReady' : 'deviceStatus.attention')}
        </Button>
        <span className={styles.gap} />
        <Button
          kind="quiet"
          icon={comfort.low ? ArrowUpToLine : ArrowDownToLine}
          onPress={() => onToggle('low')}
        >
          {t(comfort.low ? 'reach.off' : 'reach.on')}
        </Button>
        <Button
          kind="quiet"
          icon={comfort.large ? AArrowDown : AArrowUp}
          onPress={() => onToggle('large')}
        >
          {t(comfort.large ? 'large.off' : 'large.on')}
        </Button>
        <Button
          kind="quiet"
          icon={Languages}
          label={t('language.label')}
          onPress={() => send('language.choose', { language: other })}
        >
          {t('language.switch')}
        </Button>
      </div>
      <p className={styles.line}>
        <span>{t('terminal', { id: snapshot.terminal.id })}</span>
        {troubles.map((key) => (
          <span key={key} className={styles.diagnostic}>
            <Wrench aria-hidden="true" />
            {t(`diagnostics:${key}.title`)}
          </span>
        ))}
      </p>
    </footer>
  );
}
