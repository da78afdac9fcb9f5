import { ChevronDown, ChevronUp, Search, X } from 'lucide-react';
import type { KeyboardEvent, ReactElement } from 'react';
import { IconButton } from '../components/IconButton.tsx';
import { useTexts } from '../i18n/use-texts.ts';
import type { Find } from './use-find.ts';
import styles from './FindBar.module.css';

interface FindBarProps {
  readonly find: Find;
  readonly onClose: () => void;
}

/** Looks for words in the document: how often, where next. Its keys are its own. */
export function FindBar({ find, onClose }: FindBarProps): ReactElement {
  const t = useTexts();
  const { query, hits, isLooking, current, ask, step } = find;

  function onKey(event: KeyboardEvent): void {
    // Enter and Esc belong to an input method while it offers words.
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') step(event.shiftKey ? -1 : 1);
    else if (event.key === 'Escape') onClose();
    else return;
    event.preventDefault();
  }

  return (
    <search className={styles.bar} data-own-keys="true">
      <Search aria-hidden="true" />
      <input
        type="text"
        autoFocus
        value={query}
        maxLength={100}
        spellCheck={false}
        aria-label={t('viewer:find.label')}
        placeholder={t('viewer:find.label')}
        onChange={(event) => ask(event.target.value)}
        onKeyDown={onKey}
      />
      <span className={styles.count} role="status">
        {countText()}
      </span>
      <IconButton
        icon={ChevronUp}
        label={t('viewer:find.previous')}
        disabled={hits.length === 0}
        onPress={() => step(-1)}
      />
      <IconButton
        icon={ChevronDown}
        label={t('viewer:find.next')}
        disabled={hits.length === 0}
        onPress={() => step(1)}
      />
      <IconButton icon={X} label={t('viewer:find.close')} onPress={onClose} />
    </search>
  );

  function countText(): string {
    if (query.trim() === '') return '';
    if (hits.length > 0) return t('viewer:find.of', { at: current + 1, count: hits.length });
    return t(isLooking ? 'viewer:find.looking' : 'viewer:find.none');
  }
}
