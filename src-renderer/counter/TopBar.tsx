import { Keyboard, Languages, Stethoscope } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTerminal } from '../app/terminal-context.ts';
import { useNow } from '../app/use-now.ts';
import { Mark } from '../components/Mark.tsx';
import { useLanguage, useLocalText, useTexts } from '../i18n/use-texts.ts';
import { timeText, todayText } from '../logic/dates.ts';
import { BarButton } from './BarButton.tsx';
import { OperatorTools } from './sign-in/OperatorTools.tsx';
import styles from './TopBar.module.css';

interface TopBarProps {
  readonly onHelp: () => void;
  readonly onDiagnostics: () => void;
}

/** Whose window this is. */
export function TopBar({ onHelp, onDiagnostics }: TopBarProps): ReactElement {
  const { snapshot, clock, send } = useTerminal();
  const t = useTexts();
  const local = useLocalText();
  const language = useLanguage();
  const now = useNow(clock);
  const { orgName, windowNo } = snapshot.terminal;
  return (
    <header className={styles.bar}>
      <span className={styles.mark}>
        <Mark />
      </span>
      <strong>{local(orgName)}</strong>
      {windowNo !== '' && <span className={styles.window}>{t('window', { no: windowNo })}</span>}
      <span className={styles.gap} />
      <OperatorTools />
      <span className={styles.date}>{todayText(now, language)}</span>
      <strong className={styles.time}>{timeText(now)}</strong>
      <BarButton
        icon={Languages}
        label={t('language.label')}
        onPress={() => send('language.choose', { language: language === 'en' ? 'zh-CN' : 'en' })}
      >
        {t('language.switch')}
      </BarButton>
      <BarButton icon={Stethoscope} onPress={onDiagnostics}>
        {t('counter:keys.diagnostics')}
      </BarButton>
      <BarButton icon={Keyboard} onPress={onHelp}>
        {t('counter:keys.help')}
      </BarButton>
    </header>
  );
}
