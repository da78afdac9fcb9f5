/** Names of nations (民族) by code 01…56, GB/T 3304. */
const NATIONS =
  '汉 蒙古 回 藏 维吾尔 苗 彝 壮 布依 朝鲜 满 侗 瑶 白 土家 哈尼 哈萨克 傣 黎 傈僳 佤 畲 高山 拉祜 水 东乡 纳西 景颇 柯尔克孜 土 达斡尔 仫佬 羌 布朗 撒拉 毛南 仡佬 锡伯 阿昌 普米 塔吉克 怒 乌孜别克 俄罗斯 鄂温克 德昂 保安 裕固 京 塔塔尔 独龙 鄂伦春 赫哲 门巴 珞巴 基诺'.split(
    ' ',
  );

/** @param code two digits; other codes (97 other, 98 foreign by birth) read 其他 */
export function nationName(code: string): string {
  return NATIONS[Number(code) - 1] ?? '其他';
}

/** The date of birth in its three printed parts, month and day without leading zeros. */
export function birthParts(birth: string): { year: string; month: string; day: string } {
  return {
    year: birth.slice(0, 4),
    month: String(Number(birth.slice(4, 6))),
    day: String(Number(birth.slice(6, 8))),
  };
}

/** Validity as it is printed: `2018.06.12-2038.06.12` or `2012.08.01-长期`. */
export function validityText(from: string, to: string): string {
  return `${dotted(from)}-${dotted(to)}`;
}

function dotted(date: string): string {
  return /^\d{8}$/.test(date) ? `${date.slice(0, 4)}.${date.slice(4, 6)}.${date.slice(6)}` : date;
}
