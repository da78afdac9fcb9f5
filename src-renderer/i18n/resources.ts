import enCamera from './en/camera.json';
import enCard from './en/card.json';
import enCommon from './en/common.json';
import enCounter from './en/counter.json';
import enDevices from './en/devices.json';
import enDiagnostics from './en/diagnostics.json';
import enOperator from './en/operator.json';
import enPrinting from './en/printing.json';
import enQueue from './en/queue.json';
import enSeal from './en/seal.json';
import enSession from './en/session.json';
import enViewer from './en/viewer.json';
import { failureTexts } from './failure-texts.ts';
import zhCamera from './zh-CN/camera.json';
import zhCard from './zh-CN/card.json';
import zhCommon from './zh-CN/common.json';
import zhCounter from './zh-CN/counter.json';
import zhDevices from './zh-CN/devices.json';
import zhDiagnostics from './zh-CN/diagnostics.json';
import zhOperator from './zh-CN/operator.json';
import zhPrinting from './zh-CN/printing.json';
import zhQueue from './zh-CN/queue.json';
import zhSeal from './zh-CN/seal.json';
import zhSession from './zh-CN/session.json';
import zhViewer from './zh-CN/viewer.json';

export const NAMESPACES = [
  'common',
  'session',
  'failures',
  'devices',
  'diagnostics',
  'camera',
  'card',
  'counter',
  'operator',
  'queue',
  'printing',
  'seal',
  'viewer',
] as const;

/** Every text of the user interface. English and Chinese have the same keys; a test holds them. */
export const RESOURCES = {
  'zh-CN': {
    common: zhCommon,
    session: zhSession,
    failures: failureTexts('zh-CN'),
    devices: zhDevices,
    diagnostics: zhDiagnostics,
    camera: zhCamera,
    card: zhCard,
    counter: zhCounter,
    operator: zhOperator,
    queue: zhQueue,
    printing: zhPrinting,
    seal: zhSeal,
    viewer: zhViewer,
  },
  en: {
    common: enCommon,
    session: enSession,
    failures: failureTexts('en'),
    devices: enDevices,
    diagnostics: enDiagnostics,
    camera: enCamera,
    card: enCard,
    counter: enCounter,
    operator: enOperator,
    queue: enQueue,
    printing: enPrinting,
    seal: enSeal,
    viewer: enViewer,
  },
} as const;
