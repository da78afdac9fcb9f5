import { Languages } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTerminal } from '../../app/terminal-context.ts';
import { DiagnosticList } from '../../components/DiagnosticList.tsx';
import { PlatformStateChip } from '../../components/PlatformStateChip.tsx';
import { useLanguage, useTexts } from '../../i18n/use-texts.ts';
import styles from './SignInPage.module.css';

/** How the machine is, for whoever is called because nobody can sign in. */
export function CounterStatus(): ReactElement {
  const { snapshot, send } = useTerminal();
  const { platform, diagnostics, terminal } = snapshot;
  const t = useTexts();
  const language = useLanguage();
  return (
    <footer className={styles.status}>
      <span className={styles.line}>
        {t('devices:platform.title')}
        <PlatformStateChip state={platform.state} />
        {t('terminal', { id: terminal.id })}
        <button
          type="button"
          className={styles.language}
          aria-label={t('language.label')}
          onClick={() => send('language.choose', { language: language === 'en' ? 'zh-CN' : 'en' })}
        >
          <Languages aria-hidden="true" />
          {t('language.switch')}
        </button>
      </span>
      {diagnostics.length > 0 && <DiagnosticList diagnostics={diagnostics} />}
    </footer>
  );
}
