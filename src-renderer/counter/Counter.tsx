import { useState } from 'react';
import type { ReactElement } from 'react';
import type { Snapshot } from '../../contract/snapshot.ts';
import { useTerminal } from '../app/terminal-context.ts';
import { useExtend } from '../app/use-extend.ts';
import { DiagnosticsPage } from '../diagnostics/DiagnosticsPage.tsx';
import { LOADING } from '../viewer/load-document.ts';
import type { DocumentState } from '../viewer/load-document.ts';
import { useViewerTools } from '../viewer/use-viewer-tools.ts';
import { useViewer } from '../viewer/use-viewer.ts';
import { comparableCard } from '../logic/can-compare.ts';
import { canOfferScan } from '../logic/phone-scan.ts';
import { QueuePage } from '../queue/QueuePage.tsx';
import { HelpDialog } from './HelpDialog.tsx';
import { ItemList } from './ItemList.tsx';
import { PictureDialog } from './picture/PictureDialog.tsx';
import { usePicture } from './picture/use-picture.ts';
import { KeyBar } from './KeyBar.tsx';
import { moved } from './keyboard-map.ts';
import type { KeyAction, KeyPlace } from './keyboard-map.ts';
import { SessionPane } from './SessionPane.tsx';
import { SidePanel } from './SidePanel.tsx';
import { TopBar } from './TopBar.tsx';
import { useKeys } from './use-keys.ts';
import styles from './Counter.module.css';

/** A clerk at the desk: items, the session, the machine; every hand movement a key. */
export function Counter(): ReactElement {
  const { snapshot, send } = useTerminal();
  const { session } = snapshot;
  const [dialog, setDialog] = useState<'help' | 'queue' | 'diagnostics'>();
  const [selected, setSelected] = useSelection(session);
  const [document, setDocument] = useState<DocumentState>(LOADING);
  const [isPhotoShown, setPhotoShown] = useState(false);
  const picture = usePicture();
  const viewer = useViewer(document);
  const tools = useViewerTools(openedFile(session));
  const place = placeOf(session);
  useExtend();

  function act(action: KeyAction): void {
    switch (action.do) {
      case 'help':
      case 'queue':
      case 'diagnostics': {
        setDialog(action.do);
        return;
      }
      case 'scan': {
        if (canOfferScan(snapshot)) send('session.scan', {});
        return;
      }
      case 'sign-out': {
        if (snapshot.operator.state === 'signed-in') send('operator.sign-out', {});
        return;
      }
      case 'view': {
        viewer.act(action.action);
        return;
      }
      case 'tool': {
        tools.toggle(action.tool);
        return;
      }
      case 'acknowledge': {
        tools.acknowledge();
        return;
      }
      case 'pick': {
        pick(action.index);
        return;
      }
      case 'move': {
        move(action.by);
        return;
      }
      case 'end': {
        send('session.end', sessionRef(session));
        return;
      }
      case 'compare': {
        const { sessionId } = sessionRef(session);
        const cardId = comparableCard(session);
        if (cardId === undefined || sessionId === undefined) return;
        const photo = isPhotoShown ? 'chip' : 'printed';
        send('face.compare', { sessionId, cardId, photo, same: action.same });
        return;
      }
      case 'close':
      case 'refuse':
      case 'primary': {
        decide(action.do);
        return;
      }
    }
  }

  function pick(index: number): void {
    if (session.state === 'certificates') {
      const certificate = session.certificates[index];
      if (certificate) setSelected(index);
      return;
    }
    const item = snapshot.items[index];
    if (item) send('item.choose', { itemCode: item.code });
  }

  function move(by: number): void {
    if (session.state === 'certificates') {
      setSelected(moved(selected, by, session.certificates.length));
      return;
    }
    const now = snapshot.items.findIndex(({ code }) => code === snapshot.itemCode);
    pick(moved(now, by, snapshot.items.length));
  }

  function decide(action: 'primary' | 'refuse' | 'close'): void {
    if (session.state === 'consent') {
      send(action === 'refuse' ? 'session.refuse' : 'session.agree', {
        sessionId: session.sessionId,
      });
      return;
    }
    if (session.state === 'failed' || session.state === 'ended') {
      send('session.end', sessionRef(session));
      return;
    }
    if (session.state !== 'certificates') return;
    const { sessionId } = session;
    if (action === 'close') {
      send('certificate.close', { sessionId });
      return;
    }
    const certificate = session.certificates[selected];
    if (certificate) send('certificate.open', { sessionId, certificateId: certificate.id });
  }

  useKeys(place, act);

  return (
    <div className={styles.counter} data-mode="counter" data-state={session.state}>
      <TopBar onHelp={() => setDialog('help')} onDiagnostics={() => setDialog('diagnostics')} />
      <ItemList onChoose={pick} />
      <SessionPane
        selected={selected}
        onSelect={setSelected}
        onAct={act}
        onPicture={picture.take}
        viewer={viewer}
        tools={tools}
        onDocument={setDocument}
      />
      <SidePanel
        onQueue={() => setDialog('queue')}
        onAct={act}
        isPhotoShown={isPhotoShown}
        onPhoto={setPhotoShown}
      />
      <KeyBar place={place} />
      <PictureDialog picture={picture} />
      {dialog === 'help' && <HelpDialog onClose={() => setDialog(undefined)} />}
      {dialog === 'queue' && <QueuePage onClose={() => setDialog(undefined)} />}
      {dialog === 'diagnostics' && <DiagnosticsPage onClose={() => setDialog(undefined)} />}
    </div>
  );
}

function placeOf(session: Snapshot['session']): KeyPlace {
  return session.state === 'certificates' && session.opened ? 'document' : session.state;
}

/** Tells one opened file from the next. */
function openedFile(session: Snapshot['session']): string {
  if (session.state !== 'certificates' || !session.opened) return '';
  return `${session.sessionId} ${session.opened.certificateId}`;
}

function sessionRef(session: Snapshot['session']): { sessionId?: string } {
  return 'sessionId' in session ? { sessionId: session.sessionId } : {};
}

/** The selected certificate; a new session starts at the first. */
function useSelection(session: Snapshot['session']): [number, (index: number) => void] {
  const { sessionId = '' } = sessionRef(session);
  const [selection, setSelection] = useState({ sessionId, index: 0 });
  const index = selection.sessionId === sessionId ? selection.index : 0;
  return [index, (next) => setSelection({ sessionId, index: next })];
}
