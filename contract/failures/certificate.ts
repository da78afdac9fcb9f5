import { failureTable } from './entry.ts';

/** Electronic certificates (电子证照) and their files. */
export const CERTIFICATE_FAILURES = failureTable({
  CERT_UNAVAILABLE: {
    cause: 'the certificate store cannot deliver the file',
    remedy: 'automatic',
    retry: 'new-input',
    texts: {
      'zh-CN': {
        title: '证照暂时取不到',
        citizen: '请稍候再点开一次',
        clerk: '证照库暂不能提供文件，请稍后重试',
        technician: '证照库未能提供文件；用详情中的追踪编号向平台查询',
      },
      en: {
        title: 'The certificate cannot be fetched just now',
        citizen: 'Please wait a moment and open it again',
        clerk: 'The certificate store cannot deliver the file; try again shortly',
        technician:
          'The certificate store did not deliver; ask the platform with the trace id in the detail',
      },
    },
  },
  CERT_NOT_FOUND: {
    cause: 'the certificate platform says that it has no such certificate',
    remedy: 'clerk',
    retry: 'after-fix',
    texts: {
      'zh-CN': {
        title: '证照平台没有查到这份证照',
        citizen: '再点一次也无法打开，请联系工作人员',
        clerk: '证照平台答复查无此证照，请以原件核对并上报',
        technician: '证照平台的答复未签名：状态号 10（查无）；请平台核对目录与证照库是否一致',
      },
      en: {
        title: 'The certificate platform does not have it',
        citizen: 'Opening it again will not help; please ask the staff',
        clerk:
          'The platform answers that it has no such certificate: check the original, report it',
        technician:
          'An unsigned answer, status 10 (not found): have the platform compare its index with its store',
      },
    },
  },
  CERT_REVOKED: {
    cause: 'the certificate has been revoked or withdrawn',
    remedy: 'none',
    retry: 'never',
    texts: {
      'zh-CN': {
        title: '这份证照已注销',
        citizen: '如有疑问，请联系颁发单位',
        clerk: '证照已注销或撤回，不能作为办理依据',
        technician: '证照状态为注销或撤回，本机无需处理',
      },
      en: {
        title: 'This certificate has been revoked',
        citizen: 'Please contact the issuer if you have questions',
        clerk: 'Revoked or withdrawn: it cannot be used for this service',
        technician: 'The certificate is revoked or withdrawn; nothing to do at the terminal',
      },
    },
  },
  CERT_DIGEST: {
    cause: 'size or SM3 digest of the file differ from the promise',
    remedy: 'clerk',
    retry: 'after-fix',
    texts: {
      'zh-CN': {
        title: '证照文件核对不一致',
        citizen: '为安全起见未显示，请联系工作人员',
        clerk: '文件大小或 SM3 摘要不符，请勿采信并上报',
        technician: '下载文件与清单承诺的大小或 SM3 不符；检查代理是否改写内容，并请平台核对源文件',
      },
      en: {
        title: 'The file does not match what was promised',
        citizen: 'For safety it is not shown; please ask the staff',
        clerk: 'Size or SM3 digest differ: do not rely on it and report it',
        technician:
          'The download differs in size or SM3 from the list; look for a proxy that rewrites it and have the platform check its file',
      },
    },
  },
  CERT_TYPE: {
    cause: 'the file has a media type that the terminal cannot show',
    remedy: 'clerk',
    retry: 'after-fix',
    texts: {
      'zh-CN': {
        title: '本机不能显示这种文件',
        citizen: '请联系工作人员协助查看',
        clerk: '文件格式不受支持，请在业务系统中查看',
        technician: '媒体类型不在支持之列；详情写明类型，可请平台改供 OFD、PDF 或图片',
      },
      en: {
        title: 'This kind of file cannot be shown here',
        citizen: 'Please ask the staff to show it to you',
        clerk: 'The media type is not supported; use the back-office system',
        technician: 'The detail names the media type; ask the platform for OFD, PDF or an image',
      },
    },
  },
  CERT_TOO_LARGE: {
    cause: 'the file is larger than the terminal accepts',
    remedy: 'clerk',
    retry: 'after-fix',
    texts: {
      'zh-CN': {
        title: '证照文件过大',
        citizen: '请联系工作人员协助查看',
        clerk: '文件超出本机上限，请在业务系统中查看',
        technician: '文件超过 20 MB 上限；请平台提供压缩版本',
      },
      en: {
        title: 'The certificate file is too large',
        citizen: 'Please ask the staff to show it to you',
        clerk: 'The file is above this terminal’s limit; use the back-office system',
        technician: 'Above the limit of 20 MB; ask the platform for a smaller copy',
      },
    },
  },
  CERT_IDENTIFIER: {
    cause: 'an identifier has a wrong check character or is not the one asked for',
    remedy: 'clerk',
    retry: 'after-fix',
    texts: {
      'zh-CN': {
        title: '证照编号核对不一致',
        citizen: '为安全起见没有显示，请联系工作人员',
        clerk: '平台返回的证照标识有误，请勿采信并上报',
        technician: '证照标识校验字符（MOD 37,36）不符，或与请求的标识不同；请平台核对该证照数据',
      },
      en: {
        title: 'The number of the certificate does not fit',
        citizen: 'For safety it is not shown; please ask the staff',
        clerk: 'The platform sent a wrong certificate identifier: do not rely on it and report it',
        technician:
          'Check character (MOD 37,36) wrong, or another identifier than asked for; have the platform check the record',
      },
    },
  },
  CERT_METADATA: {
    cause: "the platform's metadata of a certificate contradict each other",
    remedy: 'clerk',
    retry: 'after-fix',
    texts: {
      'zh-CN': {
        title: '证照信息前后不一致',
        citizen: '为安全起见没有显示，请联系工作人员',
        clerk: '证照的登记信息互相矛盾，请在业务系统中核实',
        technician: '详情写明相互矛盾的字段；请平台核对元数据与证照文件',
      },
      en: {
        title: 'The details of the certificate do not agree',
        citizen: 'For safety it is not shown; please ask the staff',
        clerk:
          'What the platform says of the certificate is contradictory; check it in the back-office system',
        technician:
          'The detail names the fields that disagree; have the platform compare metadata and file',
      },
    },
  },
});
