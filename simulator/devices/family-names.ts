import type { LocalText } from '../../contract/language.ts';
import type { Family } from '../control-api.ts';

/** What people call the families. */
export const FAMILY_NAMES: Readonly<Record<Family, LocalText>> = {
  text: { 'zh-CN': '只发文本的扫码枪', en: 'Scanner of plain text' },
  'newland-unified': { 'zh-CN': '新大陆（统一指令）', en: 'Newland, unified commands' },
  'newland-zone': { 'zh-CN': '新大陆 EM 模组（7E 协议）', en: 'Newland EM module, 7E protocol' },
  'newland-legacy': { 'zh-CN': '新大陆旧款（$$$$ 设置）', en: 'Newland, old $$$$ set-up' },
  honeywell: { 'zh-CN': '霍尼韦尔（SYN 指令）', en: 'Honeywell, SYN commands' },
  opticon: { 'zh-CN': '欧光 Opticon（ESC 指令）', en: 'Opticon, ESC commands' },
  ssi: { 'zh-CN': '斑马扫描模组（SSI）', en: 'Zebra scan engine, SSI' },
  'hid-pos': { 'zh-CN': 'HID POS 扫码枪', en: 'HID POS scanner' },
  'hid-pos-honeywell': { 'zh-CN': '霍尼韦尔 HID POS', en: 'Honeywell HID POS' },
  microscan: { 'zh-CN': 'Microscan HID 读码器', en: 'Microscan HID reader' },
  sdt: { 'zh-CN': '身份证阅读器（GA/T 467）', en: 'ID-card reader, GA/T 467' },
  stx: { 'zh-CN': '身份证阅读器（STX 帧）', en: 'ID-card reader, STX frames' },
};
