import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { HAS_SOCAT } from './device-terminal.test-support.ts';
import { handMade, type Hand } from './hand-made.test-support.ts';

/** Frames of GA/T 467-2019 behind their preamble. */
const PREAMBLE = 'aaaaaa9669';
const NO_CARD = PREAMBLE + '000400008084';
const FOUND = PREAMBLE + '000800009f0000000097';
const SELECTED = PREAMBLE + '000c00009000000000000000009c';
const NO_ADDRESS = PREAMBLE + '000400009195';
const READ_FAILED = PREAMBLE + '000400004145';
/** Instead of a photo; of an even number of equal bytes the check byte knows nothing. */
const PHOTO = 'a5'.repeat(1_024);
const BLANK = '2000';

/** 江一苇, invented, of a region that was never assigned. */
const RESIDENT =
  PREAMBLE +
  '0508000090' +
  '01000400' +
  /* 江一苇 */ '5f6c004ec782' +
  BLANK.repeat(12) +
  /* male, Mongol */ '3100' +
  '30003200' +
  /* 19850412 */ '31003900380035003000340031003200' +
  /* 云岭省澜溪市禾丰区青石巷12号 */ '914ead5c01779c6faa6e025ebe79304e3a535297f377f75d31003200f753' +
  BLANK.repeat(20) +
  /* 39020319850412153X */ '330039003000320030003300310039003800350030003400310032003100350033005800' +
  /* 澜溪市公安局 */ '9c6faa6e025e6c51895b405c' +
  BLANK.repeat(9) +
  /* 20200115 */ '32003000320030003000310031003500' +
  /* 20400115 */ '32003000340030003000310031003500' +
  BLANK.repeat(18) +
  PHOTO +
  'e6';

/** 林美润 with an English name of 41 letters, which takes both its places; invented. */
const FOREIGN =
  PREAMBLE +
  '0508000090' +
  '01000400' +
  /* 林美润 */ '97678e7fa66d' +
  BLANK.repeat(12) +
  /* female, renewed once */ '3200' +
  '30003100' +
  /* 19791123 */ '31003900370039003100310032003300' +
  /* WOLSTENHOLME-ABERNATHY, MARGARETA J */
  '57004f004c005300540045004e0048004f004c004d0045002d004100420045' +
  '0052004e0041005400480059002c0020004d00410052004700410052004500' +
  '5400410020004a00' +
  /* 939554197911230160 */ '390033003900350035003400310039003700390031003100320033003000310036003000' +
  BLANK.repeat(15) +
  /* 20240301 */ '32003000320034003000330030003100' +
  /* 20340301 */ '32003000330034003000330030003100' +
  /* OSEFIN */ '4f0053004500460049004e00' +
  BLANK.repeat(5) +
  /* NZL, Y, 01A */ '4e005a004c00' +
  '5900' +
  '300031004100' +
  PHOTO +
  '6d';

/** A reader's side of find → select → read. */
function serve(device: Hand): { put(card: string | undefined): void } {
  let card: string | undefined;
  let isSelected = false;
  const answers: Readonly<Record<string, () => string>> = {
    // SAM status; SAM number 05.01-20230815-0000390208-0000000077
    '000311ffed': () => PREAMBLE + '000400009094',
    '000312ffee': () => PREAMBLE + '0014000090050001009fb2340140f405004d00000064',
    '0003200122': () => (card !== undefined && !isSelected ? FOUND : NO_CARD),
    '0003200221': () => {
      isSelected = true;
      return SELECTED;
    },
    '0003300132': () => card ?? READ_FAILED,
    '0003300330': () => (card !== undefined && isSelected ? NO_ADDRESS : READ_FAILED),
  };
  device.onHeard(() => {
    for (const [request, answer] of Object.entries(answers)) {
      if (!device.heard().endsWith(PREAMBLE + request)) continue;
      device.forget();
      device.says(answer());
    }
  });
  return {
    put(next) {
      card = next;
      isSelected = false;
    },
  };
}

describe.skipIf(!HAS_SOCAT)('ID-card readers by hand', () => {
  test('find, select, read: a resident card, then one of a foreigner', async () => {
    const { at, hand: device } = await handMade('sdt-serial');
    const reader = serve(device);
    await at.reaches('device', 'ready');
    expect(at.manager.snapshots()[0]?.facts).toMatchObject({
      samId: '05.01-20230815-0000390208-0000000077',
    });
    reader.put(RESIDENT);
    expect(await at.hears('card')).toMatchObject([
      {
        card: {
          layout: 'resident',
          name: '江一苇',
          sex: '1',
          nation: '02',
          nationName: '蒙古',
          birth: '19850412',
          address: '云岭省澜溪市禾丰区青石巷12号',
          idNo: '39020319850412153X',
          issuer: '澜溪市公安局',
          validFrom: '20200115',
          validTo: '20400115',
          photo: new Uint8Array(1_024).fill(0xa5),
        },
      },
    ]);
    reader.put(undefined);
    await at.hears('card-removed');
    reader.put(FOREIGN);
    expect((await at.hears('card', 2))[1]).toMatchObject({
      card: {
        layout: 'foreign-2023',
        name: '林美润',
        chineseName: '林美润',
        englishName: 'WOLSTENHOLME-ABERNATHY, MARGARETA JOSEFIN',
        sex: '2',
        birth: '19791123',
        idNo: '939554197911230160',
        nationality: 'NZL',
        renewalCount: '01',
        formerNumber: '01A',
        validTo: '20340301',
      },
    });
    expect(at.events.map(({ kind }) => kind)).toEqual([
      'card-present',
      'card',
      'card-removed',
      'card-present',
      'card',
    ]);
  });

  test('garbage at first, extra AA, every answer in pieces, then silence', async () => {
    const { at, hand: device } = await handMade('sdt-serial');
    const answers: Readonly<Record<string, string>> = {
      aaaaaa9669000311ffed: '00ff17aaaaaaaa9669000400009094',
      // 05.01-20240147-0001234567-0000000001
      aaaaaa9669000312ffee: 'aaaaaa966900140000900500010013d7340187d612000100000033',
      aaaaaa96690003200122: NO_CARD,
    };
    let isSilent = false;
    device.onHeard(() => {
      const answer = answers[device.heard().slice(-20)];
      if (answer === undefined || isSilent) return;
      device.forget();
      device.says(answer.slice(0, 12));
      void delay(20).then(() => device.says(answer.slice(12)));
    });
    await at.reaches('device', 'ready');
    expect(at.manager.snapshots()[0]?.facts).toEqual({
      samId: '05.01-20240147-0001234567-0000000001',
      baudRate: '115200',
    });
    isSilent = true;
    await at.reaches('device', 'faulty');
    expect(at.manager.snapshots()[0]?.reason?.code).toBe('DEVICE_SILENT');
  });
});
