import { failureTable } from './entry.ts';

/** The way from a code to the system that is responsible for it (码路由). */
export const ROUTE_FAILURES = failureTable({
  ROUTE_UNKNOWN: {
    cause: 'the routing hub knows no such code system',
    remedy: 'none',
    retry: 'never',
    texts: {
      'zh-CN': {
        title: '暂不支持这个地区的码',
        citizen: '请改刷身份证，或到人工窗口办理',
        clerk: '路由中没有该发码单位，请用身份证办理',
        technician:
          '路由表和码路由都没有该码系统；核对详情中的码系统标识，必要时向码路由方申请登记',
      },
      en: {
        title: 'Codes from this region are not supported yet',
        citizen: 'Please use your ID card or go to a staffed window',
        clerk: 'The routing service does not know the issuer; use the ID card',
        technician:
          'Neither route table nor hub knows the system; compare the identifier in the detail and ask the hub to register it',
      },
    },
  },
  ROUTE_SUSPENDED: {
    cause: 'the code system is suspended or retired',
    remedy: 'clerk',
    retry: 'after-fix',
    texts: {
      'zh-CN': {
        title: '这个发码单位暂停服务',
        citizen: '请改刷身份证，或联系工作人员',
        clerk: '该码系统已暂停或停用，请用身份证办理并上报',
        technician: '路由表中该码系统为暂停或停用；向码路由方确认恢复时间',
      },
      en: {
        title: 'The issuer of this code is out of service',
        citizen: 'Please use your ID card or ask the staff',
        clerk: 'The code system is suspended; use the ID card and report it',
        technician:
          'The route table says suspended or retired; ask the operator of the hub when it comes back',
      },
    },
  },
  ROUTE_TABLE_INVALID: {
    cause: 'a route table has a bad signature or is older than the one in force',
    remedy: 'clerk',
    retry: 'after-fix',
    texts: {
      'zh-CN': {
        title: '暂时不能确认这个码归谁管',
        citizen: '请改刷身份证，或联系工作人员',
        clerk: '新的路由表没有通过核对，已继续用旧表；请通知技术人员',
        technician:
          '路由表签名不符或版本变旧，已拒收；核对码路由公钥、密钥更换通知和所连地址，排除篡改',
      },
      en: {
        title: 'The responsible office cannot be confirmed now',
        citizen: 'Please use your ID card or ask the staff',
        clerk: 'A new route table failed its check and the old one is kept; tell a technician',
        technician:
          'Bad signature or older version, refused; compare the public key of the hub, notices of a key change and the address, and rule out tampering',
      },
    },
  },
  ROUTE_STALE: {
    cause: 'the route table is older than 7 days and the hub is out of reach',
    remedy: 'automatic',
    retry: 'after-fix',
    texts: {
      'zh-CN': {
        title: '暂时查不到这个码归谁管',
        citizen: '请稍候再亮码，或改刷身份证',
        clerk: '路由表超过 7 天没有更新；网络恢复后自动更新，先用身份证办理',
        technician: '检查到码路由的网络、域名解析和证书；联通后会自动取新表，无需重启',
      },
      en: {
        title: 'The responsible office cannot be looked up now',
        citizen: 'Please try again in a while or use your ID card',
        clerk:
          'The route table is more than 7 days old; it renews itself when the network is back. Use the ID card',
        technician:
          'Look at network, name resolution and TLS certificate towards the hub; the table renews itself, no restart needed',
      },
    },
  },
});
