import { CircleQuestionMark, PlugZap } from 'lucide-react';
import type { ReactElement } from 'react';
import type { ShownDevice } from '../../contract/devices.ts';
import { Chip } from '../components/Chip.tsx';
import { useTexts } from '../i18n/use-texts.ts';
import { FactList } from './FactList.tsx';
import { foundFacts } from './found-facts.ts';
import styles from './FoundCard.module.css';

/** Something that hangs on a bus and is used by nothing: what it is, and how to come to use it. */
export function FoundCard({ found }: { readonly found: ShownDevice }): ReactElement {
  const t = useTexts();
  const isSupported = found.models.length > 0;
  return (
    <li className={styles.card} tabIndex={0} data-row>
      <header className={styles.head}>
        <strong>{found.label === '' ? t('devices:found.unnamed') : found.label}</strong>
        {isSupported ? (
          <Chip tone="plain" icon={PlugZap} text={t('devices:found.supported')} />
        ) : (
          <Chip tone="warn" icon={CircleQuestionMark} text={t('devices:found.unsupported')} />
        )}
      </header>
      <FactList facts={foundFacts(found, t)} />
      <p className={styles.advice}>
        {t(isSupported ? 'devices:found.supportedText' : 'devices:found.unsupportedText')}
      </p>
    </li>
  );
}
