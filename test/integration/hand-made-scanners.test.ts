import { describe, expect, test } from 'vitest';
import type { DeviceEvent } from '../../drivers/events.ts';
import { HAS_SOCAT } from './device-terminal.test-support.ts';
import { handMade } from './hand-made.test-support.ts';

function scansOf(events: readonly DeviceEvent[]): (string | undefined)[][] {
  return events.flatMap((event) =>
    event.kind === 'scan' ? [[event.text, event.aim?.symbology]] : [],
  );
}

describe.skipIf(!HAS_SOCAT)('scanners by hand', () => {
  test('plain text: halves, CR LF, the same code again, GB 2312', async () => {
    const { at, hand: device } = await handMade('generic-serial');
    await at.reaches('device', 'ready');
    device.says('5d5131');
    device.says('36393031320d0a');
    await at.hears('scan');
    device.says('36393031320d0a');
    // 政务
    device.says('d5fecef10d');
    expect(scansOf(await at.hears('scan', 2)).map(([text]) => text)).toEqual(['69012', '政务']);
  });

  test('GB18030 between STX and ETX, in two lines', async () => {
    const { at, hand: device } = await handMade('generic-serial-stx');
    await at.reaches('device', 'ready');
    device.says(
      /* STX ]Q1 */ '025d5131' +
        /* 姓名：𠮷小禾, the 𠮷 in four bytes */ 'd0d5c3fba3ba9534b235d0a1bacc' +
        /* CR LF */ '0d0a' +
        /* 编号：39-7, ETX */ 'b1e0bac5a3ba33392d3703',
    );
    expect(scansOf(await at.hears('scan'))).toEqual([['姓名：𠮷小禾\r\n编号：39-7', 'qr-code']]);
  });

  test('Newland: a code that holds an answer, the answer in halves, another between two scans', async () => {
    const { at, hand: device } = await handMade('newland-unified');
    // ~ SOH 0000 # SCNMOD* ; ETX: which reading mode? Answered with mode 0.
    await device.expects('7e01303030302353434e4d4f442a3b03');
    device.says('0201303030302353434e4d4f4430063b03');
    await at.reaches('device', 'ready');
    expect(at.manager.snapshots()[0]?.facts).toMatchObject({ commands: 'answered' });

    const started = at.manager.command('device', 'trigger-start');
    await device.expects('7e01303030302353434e545247313b03');
    // ]Q1 and 亮码, with STX SOH 0000 # SCNTRG1 ACK ; ETX between the two characters: printed in the
    // code. Then the answer itself, in halves.
    device.says('5d5131e4baae0201303030302353434e54');
    device.says('52473106' + '3b03e7a0810d');
    await at.hears('scan');
    device.says('0201303030302353434e54');
    device.says('52473106' + '3b03');
    expect(await started).toMatchObject({ ok: true });

    const stopped = at.manager.command('device', 'trigger-stop');
    await device.expects('7e01303030302353434e545247303b03');
    // The end of one scan, NAK instead of ACK, the beginning of the next: all at once.
    device.says('5d453036393031323334353637383932' + '0d');
    device.says('0201303030302353434e54524730153b03' + '5d5131424d2d32300d');
    expect(await stopped).toMatchObject({ ok: false });
    expect(scansOf(await at.hears('scan', 3))).toEqual([
      ['亮\u0002\u00010000#SCNTRG1\u0006;\u0003码', 'qr-code'],
      ['6901234567892', 'ean-upc'],
      ['BM-20', 'qr-code'],
    ]);
  });

  test('SSI: revision, a symbol in two packets, the second spoilt once', async () => {
    const ACK = '04d00400ff28';
    const { at, hand: device } = await handMade('zebra-ssi');
    await device.expects('04a30400ff55');
    // REPLY_REVISION "HAND-07"
    device.says('0ba4000048414e442d3037fda2');
    await device.expects(ACK);
    await at.reaches('device', 'ready');
    expect(at.manager.snapshots()[0]?.facts).toMatchObject({ revision: 'HAND-07' });

    device.forget();
    // DECODE_DATA, status 02: more follows; 1c: QR code, of which kind it does not say; 政务服务码：
    device.says('17f300021ce694bfe58aa1e69c8de58aa1e7a081efbc9af223');
    await device.expects(ACK);
    // Checksum fd4f would be right.
    device.says('0df300001c3339303230332d37fd50');
    // CMD_NAK, cause 1: send again
    await device.expects('05d1040001ff25');
    expect(at.events).toEqual([]);
    // The same with status 01: sent before.
    device.says('0df300011c3339303230332d37fd4e');
    await device.expects(ACK);
    expect(scansOf(await at.hears('scan'))).toEqual([['政务服务码：390203-7', undefined]]);
  });
});
