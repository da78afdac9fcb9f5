import { failureTable } from './entry.ts';

/** Who serves at the counter (经办人). */
export const OPERATOR_FAILURES = failureTable({
  OPERATOR_NEEDED: {
    cause: 'nobody is signed in at a counter where somebody has to be',
    remedy: 'clerk',
    retry: 'after-fix',
    texts: {
      'zh-CN': {
        title: '窗口还没有人登录',
        citizen: '请稍等，工作人员登录后再亮码',
        clerk: '请先登录，再请群众重新亮码或刷证',
        technician: '窗口模式要求经办人登录（[operators] signIn），此时扫码不办理，属正常结果',
      },
      en: {
        title: 'Nobody has signed in at this counter',
        citizen: 'Please wait until the clerk has signed in, then scan',
        clerk: 'Sign in first, then ask for a new scan',
        technician:
          'At a counter an operator has to sign in ([operators] signIn); until then no scan is taken: a normal outcome',
      },
    },
  },
  OPERATOR_REFUSED: {
    cause: 'operator id and password do not belong together, or the operator is disabled',
    remedy: 'clerk',
    retry: 'new-input',
    texts: {
      'zh-CN': {
        title: '工号或密码不对',
        citizen: '请稍等，工作人员正在登录',
        clerk: '请核对工号和密码后重新输入；工号停用时请找管理员',
        technician: '用 liangma operators list 查看工号是否存在、是否停用；忘记密码用 reset 重设',
      },
      en: {
        title: 'Id or password is wrong',
        citizen: 'Please wait while the clerk signs in',
        clerk:
          'Check id and password and type them again; a disabled id is the administrator’s matter',
        technician:
          '`liangma operators list` shows whether the id exists and is enabled; `reset` sets a new password',
      },
    },
  },
  OPERATOR_LOCKED: {
    cause: 'too many wrong passwords',
    remedy: 'clerk',
    retry: 'new-input',
    texts: {
      'zh-CN': {
        title: '错误次数过多，暂时不能登录',
        citizen: '请稍等，或到其他窗口办理',
        clerk: '请等倒计时结束再试；忘记密码请找管理员重设',
        technician: '连续输错会加倍等待；用 liangma operators reset 重设密码后该工号立即可用',
      },
      en: {
        title: 'Too many wrong tries: signing in is paused',
        citizen: 'Please wait, or go to another counter',
        clerk: 'Wait for the countdown to end; the administrator can set a new password',
        technician:
          'The wait doubles with each further wrong try; a new password (`liangma operators reset`) ends it for that id',
      },
    },
  },
  OPERATORS_UNREADABLE: {
    cause: 'the file of operators cannot be read or is damaged',
    remedy: 'clerk',
    retry: 'after-fix',
    texts: {
      'zh-CN': {
        title: '经办人名册无法读取',
        citizen: '请到其他窗口办理',
        clerk: '现在无法登录，请联系技术人员',
        technician: '检查 dataDir 中的 operators.json：权限、归属，详情为出错处；可从备份恢复',
      },
      en: {
        title: 'The list of operators cannot be read',
        citizen: 'Please go to another counter',
        clerk: 'Nobody can sign in now; call a technician',
        technician:
          'Look at operators.json in dataDir: owner and permissions; the detail says where it fails; restore it from a backup',
      },
    },
  },
});
