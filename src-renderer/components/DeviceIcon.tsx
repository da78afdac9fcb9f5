import { Camera, CreditCard, IdCard, ScanQrCode } from 'lucide-react';
import type { ReactElement } from 'react';
import type { DeviceKind } from '../../contract/devices.ts';

const ICONS = {
  camera: Camera,
  scanner: ScanQrCode,
  'id-card-reader': IdCard,
  'smart-card-reader': CreditCard,
} as const;

interface DeviceIconProps {
  readonly kind: DeviceKind | 'camera';
  readonly className: string | undefined;
}

/** What kind of device it is, as a picture. */
export function DeviceIcon({ kind, className }: DeviceIconProps): ReactElement {
  const Icon = ICONS[kind];
  return <Icon className={className} aria-hidden="true" />;
}
