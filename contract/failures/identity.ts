import { failureTable } from './entry.ts';

/** Who the person is, and how surely that is known (实名等级, GB/T 39047). */
export const IDENTITY_FAILURES = failureTable({
  LEVEL_TOO_LOW: {
    cause: 'the item asks for a higher real-name level than can be reached here',
    remedy: 'clerk',
    retry: 'new-input',
    texts: {
      'zh-CN': {
        title: '实名等级不够',
        citizen: '本事项需要更高实名等级，请联系工作人员',
        clerk: '请用身份证核验本人；仍达不到时转人工窗口办理',
        technician:
          '等级低于事项要求，缺少的本机补不了；详情列出缺少的核验种类，核对 minLevel、平台返回的等级和设备状态',
      },
      en: {
        title: 'A stronger identity check is needed',
        citizen: 'Please ask the staff: this service needs a higher identity level',
        clerk:
          'Verify the citizen with the ID card; where that is not enough, send them to a staffed window',
        technician:
          'Below what the item asks for, and nothing here could add it; the detail lists what is missing: compare minLevel, the level in the reply and the devices',
      },
    },
  },
  HOLDER_NOT_FOUND: {
    cause: 'the platform knows no holder with this identity',
    remedy: 'clerk',
    retry: 'after-fix',
    texts: {
      'zh-CN': {
        title: '没有查到您的身份登记',
        citizen: '请联系工作人员核对信息',
        clerk: '平台无此持有人，请核对证件并协助登记',
        technician: '平台查无此持有人；核对发送的证件类型代码与证照库的登记',
      },
      en: {
        title: 'Your identity is not registered',
        citizen: 'Please ask the staff to check your details',
        clerk: 'The platform knows no such holder; check the card and help register',
        technician:
          'The platform has no such holder; compare the id type that was sent with the register of the certificate store',
      },
    },
  },
  PERSON_MISMATCH: {
    cause: 'the person on the card is not the person of the code',
    remedy: 'clerk',
    retry: 'never',
    texts: {
      'zh-CN': {
        title: '身份证和码不是同一个人',
        citizen: '请使用本人的证件和码，或联系工作人员',
        clerk: '证件与亮码不是同一人，本次已停止；请当面核对本人，不得代用',
        technician:
          '证件与码的身份摘要不一致，属正常拦截；若确为同一人，核对双方证件类型和摘要算法',
      },
      en: {
        title: 'ID card and code are of different people',
        citizen: 'Please use your own card and your own code, or ask the staff',
        clerk:
          'Card and code belong to two people and the visit was stopped; check who stands here',
        technician:
          'The digests of card and code differ, which is the check at work; if it is one person, compare id types and digest rules of both sides',
      },
    },
  },
  FACE_MISMATCH: {
    cause: 'a clerk found that the person is not the one on the photo of the card',
    remedy: 'clerk',
    retry: 'never',
    texts: {
      'zh-CN': {
        title: '本人与证件照片不一致',
        citizen: '请使用本人的证件，或请工作人员再帮您核对',
        clerk: '您已确认人证不一致，本次已停止；请按规定核实身份，不得凭此证办理',
        technician: '经办人比对后选择了“不一致”，属正常拦截；审计日志记有工号和时间',
      },
      en: {
        title: 'Face and card photo do not match',
        citizen: 'Please use your own card, or ask the staff to check once more',
        clerk:
          'You found another face than the card’s and the visit was stopped; check who stands here by the rules',
        technician:
          'The clerk compared and chose “not the same”, which is the check at work; the audit log has the clerk’s number and the time',
      },
    },
  },
  CARD_REPORTED_LOST: {
    cause: 'the issuer says that this card was reported lost',
    remedy: 'clerk',
    retry: 'never',
    texts: {
      'zh-CN': {
        title: '这张身份证已登记挂失',
        citizen: '请别担心，带上证件到窗口，工作人员会帮您核对',
        clerk: '发证机关登记此证已挂失，不得凭此证办理；请当面核对本人，按挂失规定处理',
        technician: '平台答复证件状态为 LOST，属正常拦截；确已恢复的，由发证机关更新状态',
      },
      en: {
        title: 'This card was reported lost',
        citizen: 'Please do not worry: take the card to the window, where the staff will help you',
        clerk:
          'Its issuer lists the card as lost: serve nobody on it, and check who stands here by the rules',
        technician:
          'The platform answered cardStatus LOST, which is the check at work; only the issuer can put the state right',
      },
    },
  },
  EVIDENCE_MISSING: {
    cause: 'a real-name level is needed whose evidence was not gained in this session',
    remedy: 'clerk',
    retry: 'new-input',
    texts: {
      'zh-CN': {
        title: '还需要再核验一步',
        citizen: '请按提示出示身份证，或联系工作人员',
        clerk: '本事项的实名核验还差一步，请协助群众完成',
        technician: '详情列出缺少的核验种类；确认本机设备和平台能否提供，否则请转人工',
      },
      en: {
        title: 'One more identity check is needed',
        citizen: 'Please show your ID card when asked, or ask the staff',
        clerk: 'This service needs a further identity check; help the citizen through it',
        technician:
          'The detail lists the missing kinds of evidence; see whether devices and platform can give them, or send the citizen to a window',
      },
    },
  },
  EVIDENCE_EXPIRED: {
    cause: 'the evidence was gained longer ago than it may be',
    remedy: 'rescan',
    retry: 'new-input',
    texts: {
      'zh-CN': {
        title: '刚才的核验已经超时',
        citizen: '请重新亮码或刷身份证',
        clerk: '核验结果只在 5 分钟内有效，请群众重新核验',
        technician: '核验记录过期；常出现时检查办理步骤是否过慢，以及本机时钟',
      },
      en: {
        title: 'The identity check took too long',
        citizen: 'Please show your code or ID card again',
        clerk: 'A check counts for 5 minutes only; ask for a new one',
        technician: 'The evidence is too old; if frequent, look at slow steps and at the clock',
      },
    },
  },
});
