import type { Message } from '../messages.ts';

export const listingMessages = {
  'listing.dates-reversed': {
    en: ['“{title}” was last seen on {last}, before it was first seen on {first}', 'correct one of the two days'],
    'zh-CN': ['“{title}”的最后出现日期 {last} 早于首次出现日期 {first}', '请更正其中一个日期'],
  },
  'listing.capture-outside': {
    en: ['“{title}” was captured on {captured}, outside the days on which it was seen', 'correct the days, or say which capture is meant'],
    'zh-CN': ['“{title}”的取证日期 {captured} 不在所记录的展示期间内', '请更正日期，或说明所指的取证记录'],
  },
  'listing.units-unread': {
    en: ['it is not said how the units of “{title}” were read', 'choose the counter, reviews, disclosure, order data or an estimate'],
    'zh-CN': ['未说明“{title}”的销量如何得出', '请选择页面计数、评价数、平台披露、订单数据或估算'],
  },
  'listing.excluded-too-many': {
    en: ['{excluded} units of “{title}” are excluded, but only {sold} were sold', 'correct the units sold or the exclusions'],
    'zh-CN': ['“{title}”剔除 {excluded} 件，但销量仅为 {sold} 件', '请更正销量或剔除的数量'],
  },
  'listing.excluded-no-reason': {
    en: ['units of “{title}” are excluded without a reason', 'say why they do not count'],
    'zh-CN': ['“{title}”剔除的数量未写明理由', '请说明为何不计入'],
  },
  'listing.excluded-no-source': {
    en: ['units of “{title}” are excluded without evidence', 'name the evidence for it'],
    'zh-CN': ['“{title}”剔除的数量没有证据支持', '请列明相应证据'],
  },
  'listing.bad-spec': {
    en: ['{column}: “{value}” is not a list of properties', 'write `name: value`, several parted by ;'],
    'zh-CN': ['{column}：“{value}”不是参数列表', '请写作“名称：值”，多项以 ; 分隔'],
  },
  'listing.bad-use': {
    en: ['{column}: “{value}” is no way to use a right known here', 'choose from {choices}'],
    'zh-CN': ['{column}：“{value}”不是已知的使用方式', '可选：{choices}'],
  },
} as const satisfies Record<string, Message>;
