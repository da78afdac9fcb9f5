import { LogOut, UserRound } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTerminal } from '../../app/terminal-context.ts';
import { KeyCap } from '../../components/KeyCap.tsx';
import { useTexts } from '../../i18n/use-texts.ts';
import { BarButton } from '../BarButton.tsx';
import styles from './OperatorTools.module.css';

/** Who serves here, and the way out; nothing where nobody signs in. */
export function OperatorTools(): ReactElement | null {
  const { snapshot, send } = useTerminal();
  const t = useTexts();
  const { operator } = snapshot;
  if (operator.state !== 'signed-in') return null;
  return (
    <span className={styles.operator}>
      <UserRound aria-hidden="true" />
      <strong>{operator.name}</strong>
      <span>{operator.operatorId}</span>
      <BarButton icon={LogOut} onPress={() => send('operator.sign-out', {})}>
        {t('operator:signOut')}
        <KeyCap name="F4" />
      </BarButton>
    </span>
  );
}
