import { randomBytes } from 'node:crypto';
import { createCanvas } from '@napi-rs/canvas';
import { issueCertificate } from '../../documents/builder/issue-certificate.ts';
import { makeSeal } from '../../documents/builder/make-seal.ts';
import { signPackage } from '../../documents/builder/sign-package.ts';
import { writeOfd } from '../../documents/builder/write-ofd.ts';
import { zipPackage } from '../../documents/builder/write-package.ts';
import { pageIdOf } from '../../documents/builder/xml-write.ts';
import type { PageObject } from '../../documents/ofd/model/page-object.ts';

const SONG = 11;
const KAI = 12;
const UNIT = { visible: true, alpha: 255, clips: [] } as const;
const AT = Date.UTC(2023, 4, 12, 0, 30);
const YEAR_MS = 365 * 86_400_000;
const SPAN = { notBefore: AT - YEAR_MS, notAfter: AT + 9 * YEAR_MS };
const bytes = (length: number): Uint8Array => new Uint8Array(randomBytes(length));

function line(text: string, y: number, size: number, font = SONG, x = 24): PageObject {
  return {
    ...{ kind: 'text', boundary: { x, y, w: 160, h: size * 1.4 }, ...UNIT },
    ...{ font, size, stroke: false, fill: true, hScale: 1, readDirection: 0, charDirection: 0 },
    ...{ weight: 400, italic: false, glyphRuns: [] },
    codes: [{ x: 0, y: size, deltaX: [...text].slice(1).map(() => size * 1.08), deltaY: [], text }],
  };
}

function frame(inset: number, lineWidth: number): PageObject {
  const [w, h] = [210 - 2 * inset, 148 - 2 * inset];
  return {
    ...{ kind: 'path', boundary: { x: inset, y: inset, w, h }, ...UNIT, lineWidth },
    ...{ stroke: true, fill: false, rule: 'NonZero' },
    data: `M 0 0 L ${w} 0 L ${w} ${h} L 0 ${h} C`,
  };
}

/** A round seal in red, as transparent PNG. */
function sealPicture(): Uint8Array {
  const canvas = createCanvas(420, 420);
  const context = canvas.getContext('2d');
  context.strokeStyle = context.fillStyle = '#c8281e';
  context.lineWidth = 12;
  context.arc(210, 210, 196, 0, Math.PI * 2);
  context.stroke();
  context.textAlign = 'center';
  context.font = '44px "Noto Sans CJK SC"';
  context.fillText('不动产登记专用章', 210, 320);
  context.beginPath();
  for (let point = 0; point < 10; point++) {
    const reach = point % 2 === 0 ? 80 : 31;
    const angle = (point / 10) * Math.PI * 2 - Math.PI / 2;
    context.lineTo(210 + reach * Math.cos(angle), 190 + reach * Math.sin(angle));
  }
  context.fill();
  return canvas.toBuffer('image/png');
}

/** A sealed certificate of two pages with a table of contents and an attachment; everybody is invented. */
export function sampleOfd(): Buffer {
  const authority = issueCertificate(
    { name: '虚构电子认证', serial: 1, isCa: true, ...SPAN },
    bytes,
  );
  const signer = issueCertificate(
    { name: '云岭市自然资源和规划局', serial: 2, isCa: false, issuer: authority, ...SPAN },
    bytes,
  );
  const files = writeOfd({
    ...{ docId: '39', title: '不动产权证书', customData: {}, width: 210, height: 148 },
    fonts: [
      { id: SONG, name: '宋体', isBold: false, isSerif: true },
      { id: KAI, name: '楷体', isBold: false, isSerif: true },
    ],
    ...{ pictures: [], templates: [[frame(8, 0.9), frame(10, 0.3)]], isSigned: true },
    pages: [
      {
        template: 0,
        objects: [
          line('不动产权证书', 22, 13, KAI, 60),
          line('云（2023）云岭市不动产权第****118号', 46, 4.6),
          line('权利人　　林*秋', 60, 5),
          line('坐　落　　云岭市春山路18号1单元301室', 70, 5),
          line('用　途　　城镇住宅用地／住宅', 80, 5),
          line('面　积　　建筑面积 96.42 平方米', 90, 5),
          line('登记机构　云岭市自然资源和规划局', 112, 5),
        ],
      },
      {
        template: 0,
        objects: [line('附记', 22, 10, KAI, 92), line('本证书仅供界面示例。', 46, 5)],
      },
    ],
    attachments: [
      { name: '登记信息.xml', fileName: 'facts.xml', bytes: new TextEncoder().encode('<facts/>') },
    ],
    outlines: [
      { title: '证书', page: 0 },
      { title: '附记', page: 1 },
    ],
  });
  const seal = makeSeal(
    {
      ...{ form: 'V4', name: '云岭市自然资源和规划局不动产登记专用章', id: '39010000000001' },
      ...{ maker: authority, holders: [signer], validFrom: AT - YEAR_MS, validTo: AT + YEAR_MS },
      ...{ picture: { type: 'PNG', data: sealPicture() }, size: 40 },
    },
    bytes,
  );
  const stamp = { page: pageIdOf(0), boundary: '140 88 40 40' };
  const signed = signPackage(
    files,
    { signer, at: AT, stamp, randomBytes: bytes },
    { form: 'V4', seal },
  );
  return Buffer.from(zipPackage(signed));
}
