import { failureTable } from './entry.ts';

/** Identity cards, as read by a reader. */
export const CARD_FAILURES = failureTable({
  CARD_UNREADABLE: {
    cause: 'the card was moved or its data cannot be read',
    remedy: 'rescan',
    retry: 'new-input',
    texts: {
      'zh-CN': {
        title: '身份证没有读好',
        citizen: '请拿起证件，重新平放在读卡区',
        clerk: '请群众把证件平放不动；勿与手机、银行卡叠放',
        technician: '详情为读卡器状态字；反复出现时清洁读卡区，远离金属和其他感应设备',
      },
      en: {
        title: 'Your ID card could not be read',
        citizen: 'Please lift the card and lay it flat on the reader again',
        clerk: 'Ask for the card to lie flat and still, apart from phones and bank cards',
        technician:
          'The detail is the status word; if frequent, clean the field and keep metal and other readers away',
      },
    },
  },
  CARD_REJECTED: {
    cause: 'card and reader could not authenticate each other',
    remedy: 'clerk',
    retry: 'after-fix',
    texts: {
      'zh-CN': {
        title: '证件芯片未通过认证',
        citizen: '请联系工作人员',
        clerk: '卡与读卡器互认失败，请人工核验证件真伪',
        technician: '卡与安全模块互认失败（状态 31–33）；多张卡都失败时更换读卡器',
      },
      en: {
        title: 'The card’s chip was not accepted',
        citizen: 'Please ask the staff',
        clerk: 'Card and reader did not authenticate each other; check the card by hand',
        technician:
          'Card and security module fail to authenticate (status 31 to 33); replace the reader if many cards fail',
      },
    },
  },
  CARD_TYPE: {
    cause: 'the card has a type that this item does not accept',
    remedy: 'clerk',
    retry: 'new-input',
    texts: {
      'zh-CN': {
        title: '本事项不支持这种证件',
        citizen: '请换用居民身份证，或联系工作人员',
        clerk: '证件种类不在本事项范围，请人工受理',
        technician: '卡类型不在支持或事项允许之列；详情写明类型',
      },
      en: {
        title: 'This kind of card does not work here',
        citizen: 'Please use a resident identity card or ask the staff',
        clerk: 'The service does not accept this type of card; take it by hand',
        technician: 'The type is not supported or not allowed for the item; the detail names it',
      },
    },
  },
  CARD_DATA: {
    cause: 'a field on the card does not validate',
    remedy: 'clerk',
    retry: 'after-fix',
    texts: {
      'zh-CN': {
        title: '证件信息有误',
        citizen: '请联系工作人员核对',
        clerk: '卡内字段校验不通过，请人工核对证件',
        technician: '详情写明不合规则的字段；多张卡如此时，录一次读卡数据供分析',
      },
      en: {
        title: 'Something on the card does not add up',
        citizen: 'Please ask the staff to check it',
        clerk: 'A field on the chip does not validate; check the card by hand',
        technician: 'The detail names the field; if many cards fail, record a reading for analysis',
      },
    },
  },
  CARD_EXPIRED: {
    cause: 'the validity of the card has ended',
    remedy: 'clerk',
    retry: 'never',
    texts: {
      'zh-CN': {
        title: '身份证已过有效期',
        citizen: '请换领新证，或联系工作人员',
        clerk: '证件已过期，请按规定提示换领',
        technician: '有效期在今天之前；若与卡面不符，检查本机日期',
      },
      en: {
        title: 'Your ID card has expired',
        citizen: 'Please renew it, or ask the staff',
        clerk: 'The validity of the card has ended; advise on renewal',
        technician:
          'Its validity ended before today; if the print says otherwise, look at the date of the terminal',
      },
    },
  },
});
