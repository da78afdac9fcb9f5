import {
  ChevronLeft,
  ChevronRight,
  MoveHorizontal,
  PanelLeft,
  RotateCw,
  Scan,
  Search,
  ZoomIn,
  ZoomOut,
} from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { IconButton } from '../components/IconButton.tsx';
import { useTexts } from '../i18n/use-texts.ts';
import type { Viewer } from './use-viewer.ts';
import { ZOOM_STEPS } from './zoom.ts';
import styles from './Toolbar.module.css';

interface ToolbarProps {
  readonly viewer: Viewer;
  /** Nothing is there yet to be looked at. */
  readonly isIdle: boolean;
  readonly isPanelOpen: boolean;
  readonly isFindOpen: boolean;
  readonly onPanel: () => void;
  readonly onFind: () => void;
  readonly children?: ReactNode;
}

/** Above the page at the counter: every tool of the viewer, by mouse too. */
export function Toolbar(props: ToolbarProps): ReactElement {
  const { viewer, isIdle, isPanelOpen, isFindOpen, onPanel, onFind, children } = props;
  const { page, pageCount, zoom, fit, act } = viewer;
  const t = useTexts();
  return (
    <div className={styles.bar} role="toolbar" aria-label={t('viewer:tools.label')}>
      <IconButton
        icon={PanelLeft}
        label={t('viewer:tools.panel')}
        keyCap="P"
        pressed={isPanelOpen}
        disabled={isIdle}
        onPress={onPanel}
      />
      <IconButton
        icon={ChevronLeft}
        label={t('viewer:tools.previous')}
        keyCap="PgUp"
        disabled={isIdle || page === 1}
        onPress={() => act('previous')}
      />
      <span className={styles.figure}>{t('page.of', { page, count: pageCount })}</span>
      <IconButton
        icon={ChevronRight}
        label={t('viewer:tools.next')}
        keyCap="PgDn"
        disabled={isIdle || page === pageCount}
        onPress={() => act('next')}
      />
      <span className={styles.gap} />
      <IconButton
        icon={ZoomOut}
        label={t('viewer:tools.zoomOut')}
        keyCap="−"
        disabled={isIdle || (zoom === ZOOM_STEPS[0] && fit === 'page')}
        onPress={() => act('zoom-out')}
      />
      <span className={styles.figure}>{t('zoom.level', { percent: Math.round(zoom * 100) })}</span>
      <IconButton
        icon={ZoomIn}
        label={t('viewer:tools.zoomIn')}
        keyCap="+"
        disabled={isIdle || zoom === ZOOM_STEPS.at(-1)}
        onPress={() => act('zoom-in')}
      />
      <IconButton
        icon={Scan}
        label={t('viewer:tools.fitPage')}
        keyCap="0"
        pressed={fit === 'page' && zoom === 1}
        disabled={isIdle}
        onPress={() => act('fit-page')}
      />
      <IconButton
        icon={MoveHorizontal}
        label={t('viewer:tools.fitWidth')}
        keyCap="W"
        pressed={fit === 'width' && zoom === 1}
        disabled={isIdle}
        onPress={() => act('fit-width')}
      />
      <IconButton
        icon={RotateCw}
        label={t('viewer:tools.rotate')}
        keyCap="R"
        disabled={isIdle}
        onPress={() => act('rotate')}
      />
      <IconButton
        icon={Search}
        label={t('viewer:tools.find')}
        keyCap="Ctrl+F"
        pressed={isFindOpen}
        disabled={isIdle}
        onPress={onFind}
      />
      <span className={styles.gap} />
      {children}
    </div>
  );
}
