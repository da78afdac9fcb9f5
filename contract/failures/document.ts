import { failureTable } from './entry.ts';

/** Files of electronic documents (OFD, GB/T 33190) that cannot be opened. */
export const DOCUMENT_FAILURES = failureTable({
  DOC_FORMAT: {
    cause: 'the file is no OFD package, or a part that every package has is missing',
    remedy: 'clerk',
    retry: 'after-fix',
    texts: {
      'zh-CN': {
        title: '这不是完整的版式文件',
        citizen: '文件打不开，请联系工作人员',
        clerk: '文件不是 OFD 或缺少必需部分，请改用原件核对',
        technician: '不是 ZIP 包，或缺少 OFD.xml、文档根、页面等必需节点；详情写明缺什么',
      },
      en: {
        title: 'This is no whole document file',
        citizen: 'The file cannot be opened; please ask the staff',
        clerk: 'The file is no OFD, or a needed part is missing: check the original instead',
        technician: 'No ZIP package, or OFD.xml, document root or pages missing; see the detail',
      },
    },
  },
  DOC_LIMIT: {
    cause: 'the package or a part of it is larger than may be opened',
    remedy: 'clerk',
    retry: 'after-fix',
    texts: {
      'zh-CN': {
        title: '文件内容过大，未打开',
        citizen: '请联系工作人员协助查看此文件',
        clerk: '文件展开后超出安全上限，请在业务系统中查看',
        technician: '条目数、大小、压缩比或 XML 深度超限（可能是压缩炸弹）；详情写明是哪一项',
      },
      en: {
        title: 'The content of the file is too large',
        citizen: 'Please ask the staff to show you this file',
        clerk: 'Unpacked it is above the safe limits; look at it in the back-office system',
        technician: 'Entries, size, ratio or XML depth above the limit (a bomb?); see the detail',
      },
    },
  },
  DOC_UNSAFE: {
    cause: 'the package holds what an honest one never holds',
    remedy: 'clerk',
    retry: 'never',
    texts: {
      'zh-CN': {
        title: '文件不安全，未打开',
        citizen: '为安全起见没有打开，请联系工作人员',
        clerk: '文件结构异常，可能被人改造，请勿采信并上报',
        technician: '路径越界、重名、条目重叠、符号链接或 XML 含 DTD；详情写明，保留文件备查',
      },
      en: {
        title: 'The file is not safe and was not opened',
        citizen: 'For safety it was not opened; please ask the staff',
        clerk: 'The file is built in a suspicious way: do not rely on it and report it',
        technician: 'Path escape, double names, overlap, link or DTD; the detail says which',
      },
    },
  },
  DOC_ENCRYPTED: {
    cause: 'the package is encrypted',
    remedy: 'clerk',
    retry: 'after-fix',
    texts: {
      'zh-CN': {
        title: '文件已加密，无法打开',
        citizen: '请联系工作人员换一种方式查看',
        clerk: '文件带密码，本机不支持，请取得未加密的版本',
        technician: 'ZIP 条目加密标志已置位，或包内为 GM/T 0099 加密文件；请平台提供明文 OFD',
      },
      en: {
        title: 'The file is encrypted and cannot be opened',
        citizen: 'Please ask the staff for another way to see it',
        clerk: 'The file has a password, which is not supported: get one without',
        technician: 'Encrypted ZIP entries, or GM/T 0099; ask the platform for a plain OFD',
      },
    },
  },
  DOC_UNSUPPORTED: {
    cause: 'the package uses a way of packing that is not read',
    remedy: 'clerk',
    retry: 'after-fix',
    texts: {
      'zh-CN': {
        title: '文件的打包方式不支持',
        citizen: '本机读不了这份文件，请联系工作人员',
        clerk: '文件打包方式少见，请在业务系统中另存后再用',
        technician: 'ZIP64、分卷、Deflate 以外的压缩或非 UTF-8 的 XML；详情写明是哪一种',
      },
      en: {
        title: 'The way the file is packed is not supported',
        citizen: 'This file cannot be read here; please ask the staff',
        clerk: 'The file is packed in an unusual way: save it anew in the back-office system',
        technician: 'ZIP64, split archive, other than Deflate, or XML not in UTF-8; see the detail',
      },
    },
  },
  DOC_DAMAGED: {
    cause: 'bytes of the package are not those that were packed, or are missing',
    remedy: 'clerk',
    retry: 'after-fix',
    texts: {
      'zh-CN': {
        title: '文件已损坏',
        citizen: '文件不完整，请联系工作人员重新取得',
        clerk: '文件损坏或传输不全，请重新下载一份',
        technician: 'CRC、长度或解压失败，或引用的条目不在包内；详情写明位置，请重新获取文件',
      },
      en: {
        title: 'The file is damaged',
        citizen: 'The file is not whole; please ask the staff for a new copy',
        clerk: 'Damaged, or cut short on its way: download it once more',
        technician: 'CRC, length or inflate failed, or an entry is missing; the detail says where',
      },
    },
  },
  DOC_XML: {
    cause: 'a part of the package is no well-formed XML',
    remedy: 'clerk',
    retry: 'after-fix',
    texts: {
      'zh-CN': {
        title: '文件内部有错误',
        citizen: '文件读不出来，请联系工作人员查看',
        clerk: '文件内部格式有误，请颁发单位重新生成',
        technician: 'XML 不是良构的；详情写明是哪一部分和行号，请制作方核对其生成程序',
      },
      en: {
        title: 'There is a mistake inside the file',
        citizen: 'The file cannot be read; please show it to the staff',
        clerk: 'The inside of the file is malformed: have its issuer make it anew',
        technician: 'XML not well-formed; the detail names part and line: ask its maker to check',
      },
    },
  },
});
