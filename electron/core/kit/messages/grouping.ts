import type { Message } from '../messages.ts';

/** Kinds of identifiers stand in the params as the data writes them (`payee`, `return-address`). */
export const groupingMessages = {
  'grouping.no-group': {
    en: ['there is no such group any more', 'groups follow what is shared; open the list again'],
    'zh-CN': ['该分组已不存在', '分组随共享信息而变，请重新打开列表'],
  },
  'grouping.no-storefront': {
    en: ['storefront “{id}” is not in this matter', 'open the list again'],
    'zh-CN': ['本案中没有店铺“{id}”', '请重新打开列表'],
  },
  'grouping.no-decision': {
    en: ['this decision was taken back already', 'open the list of decisions again'],
    'zh-CN': ['该决定已撤回', '请重新打开决定列表'],
  },
  'grouping.no-identifier': {
    en: ['no storefront of this matter shows “{key}”', 'choose the identifier from the group or from the shared ones'],
    'zh-CN': ['本案没有店铺出现“{key}”', '请从分组或共用标识中选择'],
  },
  'grouping.needs-reason': {
    en: ['the decision needs a reason', 'say why; it stands in the journal and can be read out in court'],
    'zh-CN': ['请填写理由', '理由会记入日志，可供法庭查阅'],
  },
  'grouping.needs-two-sides': {
    en: ['name storefronts on both sides', 'choose at least one for each'],
    'zh-CN': ['两边都要有店铺', '请各选至少一家'],
  },
  'grouping.needs-two-parts': {
    en: ['a split needs two parts at least', 'put some of the storefronts into another part'],
    'zh-CN': ['拆分至少要有两部分', '请把部分店铺放到另一部分'],
  },
  'grouping.both-sides': {
    en: ['“{name}” stands on both sides', 'leave it on one of them'],
    'zh-CN': ['“{name}”同时出现在两边', '请只保留在一边'],
  },
  'grouping.not-in-group': {
    en: ['“{name}” is not in this group', 'open the group again; it may have changed'],
    'zh-CN': ['“{name}”不在该分组中', '分组可能已变，请重新打开'],
  },
  'grouping.asks-shared': {
    en: ['both show the same {kind}: {key}', 'look at both pages, then join them or keep them apart'],
    'zh-CN': ['两者出现相同的 {kind}：{key}', '请核对双方页面，再决定合并或分开'],
  },
  'grouping.asks-conflict': {
    en: [
      'their licences or resident numbers differ, and nothing else ties them',
      'a second shared identifier, or a licence shown to be borrowed, would settle it',
    ],
    'zh-CN': ['双方营业执照或身份证号不同，且无其他关联', '如有第二项共享信息，或证明执照系借用，即可认定'],
  },
  'grouping.asks-bridge': {
    en: ['it alone would join two groups that are otherwise closely tied within themselves', 'see whether it belongs to a third person'],
    'zh-CN': ['仅此一项会把两个内部联系紧密的分组连在一起', '请核实该信息是否属于第三人'],
  },
  'grouping.asks-many': {
    en: ['it alone would join several groups', 'see whether it belongs to a service that all of them use'],
    'zh-CN': ['仅此一项会把多个分组连在一起', '请核实是否属于各方共用的服务商'],
  },
  'grouping.too-many': {
    en: ['{count} storefronts that nothing else ties show the same {kind}: {key}', 'say that it is not shared if it is theirs'],
    'zh-CN': ['{count} 家互无其他关联的店铺出现相同的 {kind}：{key}', '如确属同一卖家，请标明“非共用”'],
  },
  'grouping.known-service': {
    en: ['{key} belongs to a platform or a service that many use', 'say that it is not shared if it is theirs'],
    'zh-CN': ['{key} 属于平台或多方共用的服务', '如确属同一卖家，请标明“非共用”'],
  },
  'grouping.only-weak': {
    en: ['both show the same {kind}, which proves nothing by itself: {key}', 'look for an account, a phone or a mailbox they share'],
    'zh-CN': ['两者出现相同的 {kind}，单凭此项不足为据：{key}', '请查找共用的账户、电话或邮箱'],
  },
  'grouping.cut': {
    en: ['both show the same {kind}, {key}, and counsel keeps them apart', 'take the decision back if it was wrong'],
    'zh-CN': ['两者出现相同的 {kind}（{key}），但已决定分开', '如决定有误，可撤回'],
  },
  'grouping.same-name': {
    en: ['the same name, in characters or pinyin: {a} / {b}', 'a name alone proves nothing; look for shared data'],
    'zh-CN': ['名称相同（汉字或拼音）：{a} / {b}', '仅名称相同不足为据，请查找共享信息'],
  },
  'grouping.like-name': {
    en: ['similar names: {a} / {b}', 'a name alone proves nothing; look for shared data'],
    'zh-CN': ['名称相似：{a} / {b}', '仅名称相似不足为据，请查找共享信息'],
  },
  'grouping.like-title': {
    en: ['similar listing titles: {a} / {b}', 'titles are copied; look for shared data'],
    'zh-CN': ['商品标题相似：{a} / {b}', '标题易被抄袭，请查找共享信息'],
  },
  'grouping.like-picture': {
    en: ['{count} pictures look alike', 'pictures are copied; compare the two pages'],
    'zh-CN': ['有 {count} 组图片相似', '图片易被抄袭，请比对两处页面'],
  },
  'grouping.same-price': {
    en: ['{count} prices are the same', ''],
    'zh-CN': ['有 {count} 个价格相同', ''],
  },
  'grouping.same-building': {
    en: ['the same building or street', 'many sellers sit in one building'],
    'zh-CN': ['位于同一楼宇或街道', '同一楼宇内往往有许多商家'],
  },
} as const satisfies Record<string, Message>;
