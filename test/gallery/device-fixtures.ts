import type { DeviceSnapshot, ShownDevice } from '../../contract/devices.ts';
import type { Diagnostic } from '../../contract/snapshot.ts';

const S = 1_000;
const MIN = 60 * S;

/** A hall with everything: each state, each reason that a technician meets, each kind. */
export function hallDevices(at: number): DeviceSnapshot[] {
  return [
    {
      id: 'scanner',
      kind: 'scanner',
      model: 'newland-serial',
      name: '新大陆 FM430 固定式扫码器',
      path: '/dev/serial/by-id/usb-Newland_Auto-ID_FM430_D0012345-if00',
      origin: 'configured',
      state: 'busy',
      since: at - 200,
      lastReadAt: at - 95 * S,
      facts: { revision: 'V2.03.019', baudRate: '115200', commands: 'answered' },
      commands: ['trigger-start', 'trigger-stop', 'beep-good', 'beep-bad', 'identify'],
    },
    {
      id: 'card',
      kind: 'id-card-reader',
      model: 'sdt-serial',
      name: 'SDT 居民身份证阅读机具',
      path: '/dev/ttyUSB1',
      origin: 'configured',
      state: 'ready',
      since: at - 89 * MIN,
      lastReadAt: at - 12 * MIN,
      facts: { samId: '05.03-20210107-0012345678-1000000001', baudRate: '115200' },
      commands: [],
    },
    {
      id: 'hid-0c2e-0b61',
      kind: 'scanner',
      model: 'honeywell-hid',
      name: 'Honeywell Xenon 1900',
      path: '/dev/hidraw3',
      origin: 'adopted',
      state: 'opening',
      since: at - 1 * S,
      facts: {},
      commands: ['identify'],
    },
    {
      id: 'scanner-2',
      kind: 'scanner',
      model: 'zebra-ssi',
      name: 'Zebra DS457 (SSI)',
      path: '/dev/ttyS4',
      origin: 'configured',
      state: 'absent',
      since: at - 26 * 60 * MIN,
      reason: { code: 'DEVICE_ABSENT', detail: 'ENOENT: no such file, open /dev/ttyS4' },
      facts: {},
      commands: ['trigger-start', 'identify'],
    },
    {
      id: 'card-2',
      kind: 'id-card-reader',
      model: 'sdt-usb',
      name: 'SDT USB 身份证读卡器',
      path: 'usb:1-4.2',
      origin: 'configured',
      state: 'faulty',
      since: at - 5 * MIN - 22 * S,
      lastReadAt: at - 47 * MIN,
      reason: { code: 'DEVICE_SILENT', detail: 'no answer to the SAM status in 2000 ms, 3 times' },
      facts: { samId: '05.03-20190611-0009988776-2000000002' },
      commands: [],
    },
    {
      id: 'social',
      kind: 'smart-card-reader',
      model: 'pcsc',
      name: '社会保障卡读卡器',
      path: 'ACS ACR39U ICC Reader 00 00',
      origin: 'configured',
      state: 'ready',
      since: at - 3 * 60 * MIN,
      facts: { atr: '3B 6D 00 00 00 31 C0 71 86 43 01 00 00 0B 90 00' },
      commands: [],
    },
    {
      id: 'scanner-3',
      kind: 'scanner',
      model: 'generic-serial',
      name: '通用串口二维扫码器',
      path: '/dev/ttyUSB7',
      origin: 'configured',
      state: 'faulty',
      since: at - 40 * S,
      reason: { code: 'DEVICE_PERMISSION', detail: 'EACCES: permission denied, open /dev/ttyUSB7' },
      facts: {},
      commands: [],
    },
    {
      id: 'never',
      kind: 'smart-card-reader',
      model: 'pcsc',
      name: 'PC/SC 读卡器',
      path: '',
      origin: 'configured',
      state: 'absent',
      since: at - 89 * MIN,
      reason: { code: 'DEVICE_ABSENT' },
      facts: {},
      commands: [],
    },
  ];
}

export function hallFound(): ShownDevice[] {
  return [
    { bus: 'serial', path: '/dev/ttyUSB1', label: 'CP2102', models: [], deviceId: 'card' },
    {
      bus: 'usb',
      path: 'usb:1-3',
      usbId: '1a86:7523',
      label: 'USB Serial (QinHeng CH340)',
      models: ['generic-serial', 'sdt-serial', 'newland-serial'],
    },
    {
      bus: 'hid',
      path: '/dev/hidraw5',
      usbId: '0425:8159',
      serialNumber: 'RT-20230814-00071',
      usagePage: 0xff00,
      usage: 1,
      label: 'Routon IDCR-HID',
      models: [],
    },
    { bus: 'serial', path: '/dev/ttyS0', label: '', models: ['generic-serial'] },
  ];
}

export function hallDiagnostics(at: number): Diagnostic[] {
  return [
    {
      key: 'device-library-missing',
      since: at - 89 * MIN,
      detail: 'pcsc: libpcsclite.so.1: cannot open shared object file',
    },
    { key: 'photo-decoder-failed', since: at - 89 * MIN, detail: 'libwltdecode.so: exit code 4' },
    { key: 'sandbox-off', since: at - 89 * MIN },
  ];
}
