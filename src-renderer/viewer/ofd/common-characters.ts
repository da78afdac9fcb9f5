/**
 * Characters that most certificates (电子证照) have on their first page. Bundled faces come in slices by how
 * common a character is; with these, most slices that a file needs are there before it is.
 */
export const COMMON_CHARACTERS =
  '证照书本编号码姓名性别男女民族汉出生年月日住址公民身份籍贯地区县市省镇乡村街道路室栋层' +
  '发机关有效期限长至自起止登记核准颁持人单位称法定代表负责经营范围场所类型注册资金成立统一' +
  '社会信用企业公司责任个体工商户食品许可生产销售餐饮服务不动权利用途面积平方米土地使房屋建筑' +
  '结婚离父母亲儿童医学明确认教育校专毕考试合格资质等级第条款依据规中华和国共政府厅局委员管理' +
  '监督行审批部门印章签字盖附件说备其他事项内容以上下为的是在与及或经由此无已未可得应本文' +
  '一二三四五六七八九十百千万元整大小写金额价税率数量合计项目开票购买方销售收款复' +
  '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz（）()：:；，。、“”《》—-/.¥%*';
