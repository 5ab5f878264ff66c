import type { Message } from '../messages.ts';

const look = 'open the row and its evidence';
const lookZh = '可打开该行及其证据核对';

export const riskMessages = {
  'risk.bad-formula': {
    en: ['the formula of the risk score cannot be read', 'correct templates/risk.yaml'],
    'zh-CN': ['无法读取风险评分公式', '请更正 templates/risk.yaml'],
  },
  'risk.bad-formula-field': {
    en: ['{field}: {reason}', 'correct the entry'],
    'zh-CN': ['{field}：{reason}', '请更正该项'],
  },
  'risk.unknown-node': {
    en: ['there is no storefront {id} in this matter', 'reload the list'],
    'zh-CN': ['本案中没有店铺 {id}', '请刷新列表'],
  },
  'risk.bad-genuine': {
    en: ['the lowest genuine price {low} is above the highest {high}', 'correct one of the two'],
    'zh-CN': ['正品最低价 {low} 高于最高价 {high}', '请更正其中一项'],
  },
  'risk.unknown-row': {
    en: ['{what} names a row that is not in this matter', 'choose another one'],
    'zh-CN': ['{what} 所指的内容不在本案中', '请另行选择'],
  },

  // What each factor is called, and what it looks at.
  'risk.factor-purchase': {
    en: ['test purchase', 'what the examination of a test purchase found'],
    'zh-CN': ['取证购买', '取证购买商品的鉴定结论'],
  },
  'risk.factor-wording': {
    en: ['wording', 'words by which sellers say that goods are copies'],
    'zh-CN': ['用语', '卖家表明商品为仿品的用语'],
  },
  'risk.factor-price': { en: ['price', 'the price against that of genuine goods'], 'zh-CN': ['价格', '售价与正品价格的比较'] },
  'risk.factor-mark': {
    en: ['mark', 'a mark of the matter in title or shop name without a licence'],
    'zh-CN': ['商标', '标题或店铺名称中未经许可使用本案商标'],
  },
  'risk.factor-registration': {
    en: ['false particulars', 'particulars of the seller that cannot be true'],
    'zh-CN': ['虚假登记', '卖家登记信息不实'],
  },
  'risk.factor-logo': { en: ['logo', 'a logo on the pictures, as a person tagged it'], 'zh-CN': ['图片标识', '经人工标注的图片中的标识'] },
  'risk.factor-reviews': { en: ['reviews', 'what buyers write'], 'zh-CN': ['评价', '买家评价用语'] },
  'risk.factor-spec': { en: ['specification', 'properties no genuine article has'], 'zh-CN': ['规格不符', '正品不具备的规格'] },
  'risk.factor-history': {
    en: ['other matters', 'the same identifier in another matter'],
    'zh-CN': ['其他案件', '同一标识信息见于其他案件'],
  },
  'risk.factor-group': {
    en: ['group', 'how many storefronts are proved to be one operator’s'],
    'zh-CN': ['分组', '已证明属同一经营者的店铺数量'],
  },

  // What brings points.
  'risk.word': { en: ['says “{quote}”', look], 'zh-CN': ['使用“{quote}”字样', lookZh] },
  'risk.word-disguised': { en: ['writes “{quote}” for “{term}”, in disguise', look], 'zh-CN': ['以变体“{quote}”书写“{term}”', lookZh] },
  'risk.review-word': { en: ['a buyer writes “{quote}”', look], 'zh-CN': ['买家评价写有“{quote}”', lookZh] },
  'risk.mark-in-title': {
    en: ['the title uses the mark {mark}, and no licence is recorded', 'record a licence if there is one'],
    'zh-CN': ['标题使用商标 {mark}，且未记录许可', '如有许可，请予记录'],
  },
  'risk.mark-disguised': {
    en: ['the title writes the mark {mark} as “{quote}”, in disguise, and no licence is recorded', 'record a licence if there is one'],
    'zh-CN': ['标题以变体“{quote}”书写商标 {mark}，且未记录许可', '如有许可，请予记录'],
  },
  'risk.mark-nominative': {
    en: ['the title says what the goods fit: {mark}', 'see whether it is more than that'],
    'zh-CN': ['标题以 {mark} 说明商品的适用对象', '请核对是否超出说明用途'],
  },
  'risk.mark-in-name': {
    en: ['the shop calls itself by the mark {mark}: “{quote}”', 'record a licence if there is one'],
    'zh-CN': ['店铺名称使用商标 {mark}：“{quote}”', '如有许可，请予记录'],
  },
  'risk.price-below': {
    en: ['offered at {currency} {price}, {percent}% of the lowest genuine price of {currency} {low}', look],
    'zh-CN': ['售价 {currency} {price}，为正品最低价 {currency} {low} 的 {percent}%', lookZh],
  },
  'risk.logo-tagged': { en: ['a capture is tagged “{tag}”', look], 'zh-CN': ['取证截图标注为“{tag}”', lookZh] },
  'risk.logo-used': {
    en: ['the listing is marked as using the figure of the mark', look],
    'zh-CN': ['该商品被标注为使用图形商标', lookZh],
  },
  'risk.spec-mismatch': {
    en: ['states {name} as “{value}”; genuine goods have {genuine}', look],
    'zh-CN': ['标称{name}为“{value}”，正品为 {genuine}', lookZh],
  },
  'risk.identifier-false': { en: ['“{value}” was found to be false', look], 'zh-CN': ['“{value}”经核实为虚假', lookZh] },
  'risk.elsewhere': {
    en: ['“{shown}” also stands with a seller of “{matter}”', 'open the tab of other matters'],
    'zh-CN': ['“{shown}”亦见于案件“{matter}”中的卖家', '可在“其他案件”中查看'],
  },
  'risk.group': {
    en: ['one of {size} storefronts of one operator', 'open the group to see the proof'],
    'zh-CN': ['属同一经营者的 {size} 家店铺之一', '可打开分组查看证明'],
  },
  'risk.purchase-counterfeit': {
    en: ['test purchase {order} was examined: counterfeit', look],
    'zh-CN': ['取证购买 {order} 经鉴定为假冒', lookZh],
  },
  'risk.purchase-infringing': {
    en: ['test purchase {order} was examined: infringing', look],
    'zh-CN': ['取证购买 {order} 经鉴定为侵权', lookZh],
  },

  // Why it is no higher: what is missing.
  'risk.no-purchase': { en: ['there is no test purchase', 'buy and have it examined'], 'zh-CN': ['尚无取证购买', '请购买并送鉴定'] },
  'risk.purchase-open': {
    en: ['of {count} test purchases one has no conclusion', 'enter what the examination found'],
    'zh-CN': ['{count} 次取证购买中有未下结论的', '请录入鉴定结论'],
  },
  'risk.no-listing': {
    en: ['no listing is recorded', 'add the offer with its title and price'],
    'zh-CN': ['未记录商品', '请添加商品及其标题、价格'],
  },
  'risk.no-title': {
    en: ['{count} listings have no title', 'enter the title as shown'],
    'zh-CN': ['{count} 个商品没有标题', '请按页面录入标题'],
  },
  'risk.no-price': {
    en: ['none of {count} listings has a price', 'enter the price and its currency'],
    'zh-CN': ['{count} 个商品均无价格', '请录入价格和币种'],
  },
  'risk.no-genuine-price': {
    en: ['no genuine price is known for these goods in {currencies}', 'enter the span in which genuine goods are sold'],
    'zh-CN': ['未录入此类商品的正品价格（{currencies}）', '请录入正品的售价区间'],
  },
  'risk.no-word-mark': {
    en: ['the matter has no word mark', 'enter the rights relied on'],
    'zh-CN': ['本案没有文字商标', '请录入主张的权利'],
  },
  'risk.no-identifier': {
    en: ['nothing is known that names the seller', 'enter e-mail, telephone, payee or licence'],
    'zh-CN': ['没有可识别卖家的信息', '请录入邮箱、电话、收款账户或执照'],
  },
  'risk.no-capture': {
    en: ['no capture of an offer is linked', 'link a screenshot or a web capture'],
    'zh-CN': ['商品没有关联取证', '请关联截图或网页取证'],
  },
  'risk.no-logo-tag': {
    en: ['no capture is tagged with a logo', 'tag it “logo” where the mark is seen on the pictures'],
    'zh-CN': ['取证均未标注标识', '图片中可见商标的，请标注“标识”'],
  },
  'risk.no-reviews': {
    en: ['no reviews were taken down', 'copy what buyers write of the goods'],
    'zh-CN': ['未记录买家评价', '请录入买家对商品的评价'],
  },
  'risk.no-genuine-spec': {
    en: ['no property of genuine goods is known', 'enter what genuine goods have'],
    'zh-CN': ['未录入正品规格', '请录入正品的规格'],
  },
  'risk.no-spec': {
    en: ['the listings state no properties', 'enter what the offer says of them'],
    'zh-CN': ['商品未录入规格', '请录入页面标称的规格'],
  },

  // Why it is no higher: what was looked at.
  'risk.purchase-looked': {
    en: ['{count} test purchases were examined and bring no more', 'nothing to do'],
    'zh-CN': ['{count} 次取证购买已鉴定，不再加分', '无需处理'],
  },
  'risk.wording-clean': {
    en: ['no such words in {count} listings', 'nothing to do'],
    'zh-CN': ['{count} 个商品中没有此类用语', '无需处理'],
  },
  'risk.wording-more': { en: ['no further words were found', 'nothing to do'], 'zh-CN': ['没有发现更多此类用语', '无需处理'] },
  'risk.price-in-range': {
    en: ['{count} of {all} listings were compared; none is below the genuine prices', 'nothing to do'],
    'zh-CN': ['已比较 {count} / {all} 个商品，均不低于正品价格', '无需处理'],
  },
  'risk.price-some': {
    en: ['{count} of {all} listings were compared; none is cheaper', 'nothing to do'],
    'zh-CN': ['已比较 {count} / {all} 个商品，没有更低的价格', '无需处理'],
  },
  'risk.licence': { en: ['a licence for {mark} is recorded', 'nothing to do'], 'zh-CN': ['已记录 {mark} 的许可', '无需处理'] },
  'risk.mark-absent': {
    en: ['no mark of the matter in {count} titles', 'nothing to do'],
    'zh-CN': ['{count} 个标题中没有本案商标', '无需处理'],
  },
  'risk.mark-some': {
    en: ['the mark stands in the shop name only, or only says what the goods fit', 'nothing to do'],
    'zh-CN': ['商标仅见于店铺名称，或仅说明适用对象', '无需处理'],
  },
  'risk.registration-sound': {
    en: ['{count} identifiers were checked; none is known to be false', 'nothing to do'],
    'zh-CN': ['已检查 {count} 项标识信息，未发现虚假', '无需处理'],
  },
  'risk.registration-some': {
    en: ['the other particulars are not known to be false', 'nothing to do'],
    'zh-CN': ['其余登记信息未发现虚假', '无需处理'],
  },
  'risk.reviews-clean': {
    en: ['the reviews taken down say nothing of copies', 'nothing to do'],
    'zh-CN': ['已记录的评价未提及仿品', '无需处理'],
  },
  'risk.reviews-more': {
    en: ['the reviews taken down say no more', 'nothing to do'],
    'zh-CN': ['已记录的评价没有更多此类用语', '无需处理'],
  },
  'risk.spec-fits': {
    en: ['the properties stated are those of genuine goods, or not comparable', 'nothing to do'],
    'zh-CN': ['所标规格与正品一致或无法比较', '无需处理'],
  },
  'risk.spec-some': { en: ['the other properties fit', 'nothing to do'], 'zh-CN': ['其余规格相符', '无需处理'] },
  'risk.history-none': { en: ['no identifier stands in another matter', 'nothing to do'], 'zh-CN': ['标识信息未见于其他案件', '无需处理'] },
  'risk.history-some': {
    en: ['no further matter has one of the identifiers', 'nothing to do'],
    'zh-CN': ['没有更多案件含有这些标识信息', '无需处理'],
  },
  'risk.group-alone': {
    en: ['no other storefront is proved to be of the same operator', 'look at the suggestions of the groups'],
    'zh-CN': ['没有其他店铺被证明属同一经营者', '可查看分组中的建议'],
  },
  'risk.group-small': {
    en: ['{size} storefronts are proved to be of one operator', 'look at the suggestions of the groups'],
    'zh-CN': ['已证明 {size} 家店铺属同一经营者', '可查看分组中的建议'],
  },

  // Why a recorded score is another one now.
  'risk.changed-version': {
    en: ['it was recorded with formula {before}; now it is {after}', 'record it again if it is to stand so'],
    'zh-CN': ['记录时的公式版本为 {before}，现为 {after}', '如以现在的评分为准，请重新记录'],
  },
  'risk.changed-words': {
    en: ['the formula was changed without a new version', 'record it again if it is to stand so'],
    'zh-CN': ['公式内容已变而版本未变', '如以现在的评分为准，请重新记录'],
  },
  'risk.changed-weight': {
    en: ['{factor}: at most {before} points then, {after} now', 'record it again if it is to stand so'],
    'zh-CN': ['{factor_zh}：当时最高 {before} 分，现为 {after} 分', '如以现在的评分为准，请重新记录'],
  },
  'risk.changed-points': {
    en: ['{factor}: {before} points then, {after} now', 'compare the facts'],
    'zh-CN': ['{factor_zh}：当时 {before} 分，现为 {after} 分', '请比较所依据的事实'],
  },
  'risk.changed-facts': {
    en: ['{factor}: other facts bring the same {after} points', 'compare the facts'],
    'zh-CN': ['{factor_zh}：以不同的事实得到相同的 {after} 分', '请比较所依据的事实'],
  },
} as const satisfies Record<string, Message>;
