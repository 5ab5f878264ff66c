/** The cells of a table of listings that say how a right is used, how units were read and what of them does not count. */
import { splitList } from '../../kit/cells.ts';
import { type Column, headerKey, type Row } from '../../kit/columns.ts';
import type { MessageId, MessageParams } from '../../kit/messages.ts';
import { type Exclusion, exclusions, type ListingDetails, type Use, uses } from './model.ts';

type Say = (row: Row, field: string, id: MessageId, params?: MessageParams) => void;

const USE_WORDS: Readonly<Record<Use, readonly string[]>> = {
  word: ['word mark', '文字', '文字商标'],
  figure: ['logo', 'device', '图形', '图形商标', '标识'],
  combined: ['composite', '组合', '组合商标', '图文组合'],
  shape: ['trade dress', '外形', '立体', '立体商标', '装潢'],
  design: ['registered design', '外观', '外观设计'],
  packaging: ['package', '包装'],
  patent: ['专利', '发明', '实用新型'],
  'copied-pictures': ['images', 'pictures', 'photos', '图片', '盗图', '摄影作品'],
  'copied-text': ['text', 'copy', '文案', '文字作品'],
  'shop-name': ['name of the shop', '店名', '店铺名称', '字号'],
  keyword: ['search term', '关键词', '搜索词'],
  other: ['其他'],
};
const useByKey = new Map(uses.flatMap((use) => [use, ...USE_WORDS[use]].map((word) => [headerKey(word), use] as const)));

const units = (what: string, ...aliases: string[]): Column => ({ name: `${what}_units`, type: 'integer', aliases });
/** Columns of a table of listings beside its own. */
export const detailColumns: readonly Column[] = [
  { name: 'uses', type: 'list', aliases: ['infringed by', 'how infringed', 'infringement type', '侵权方式', '侵权类型', '侵害方式'] },
  {
    name: 'units_read',
    type: 'choice',
    choices: {
      counter: ['page counter', 'shown on page', '页面', '页面计数', '页面显示'],
      reviews: ['review count', '评价', '评价数', '评论数'],
      disclosure: ['platform disclosure', '平台披露', '平台数据', '披露'],
      'order-data': ['orders', 'order records', '订单', '订单数据'],
      estimate: ['estimated', '估算', '推算'],
    },
    aliases: ['units read from', 'sales source', '销量读取方式', '销量取得方式'],
  },
  units('brushed', 'brushed orders', 'fake orders', '刷单', '刷单数量', '刷单件数'),
  units('refunded', 'refunds', 'returned units', '退款', '退款数量', '退货数量'),
  units('cancelled', 'canceled units', 'cancellations', '取消', '取消数量', '取消订单'),
  { name: 'excluded_reason', type: 'text', aliases: ['reason for exclusion', 'exclusion reason', '剔除理由', '刷单说明'] },
  { name: 'listing_text', type: 'text', aliases: ['full description', 'listing details', '商品描述', '商品详情', '详情'] },
  { name: 'reviews', type: 'text', aliases: ['review text', 'buyer reviews', 'comments', '评论', '买家评论', '评价内容'] },
  { name: 'specs', type: 'list', aliases: ['specifications', 'properties', 'attributes', '参数', '规格', '商品参数'] },
  { name: 'first_seen', type: 'date', aliases: ['offered from', 'listed on', '首次出现', '上架日期', '首次发现日期'] },
  { name: 'last_seen', type: 'date', aliases: ['offered until', 'last online', '最后出现', '下架日期', '最后发现日期'] },
];

/**
 * What the row says, over what is `known` of the listing: an exclusion of the same kind and reason takes the new number, others stay.
 * Undefined after saying what is wrong.
 */
export function detailsOf(row: Row, say: Say, sources: string[], known?: ListingDetails): ListingDetails | undefined {
  const cell = (name: string) => row.cells[name] ?? '';
  let sound = true;
  const used = splitList(cell('uses')).flatMap((word) => {
    const use = useByKey.get(headerKey(word));
    if (use === undefined) {
      say(row, 'uses', 'listing.bad-use', { column: row.header('uses'), value: word, choices: uses.join(', ') });
      sound = false;
    }
    return use === undefined ? [] : [use];
  });
  const specs = splitList(cell('specs')).flatMap((text) => {
    const [name = '', value = ''] = text.split(/[:：=]([\s\S]*)/).map((part) => part.trim());
    if (name !== '' && value !== '') return [{ name, value }];
    say(row, 'specs', 'listing.bad-spec', { column: row.header('specs'), value: text });
    sound = false;
    return [];
  });
  const excluded: Exclusion[] = [...(known?.excluded ?? [])];
  for (const what of exclusions) {
    const count = cell(`${what}_units`);
    if (count === '') continue;
    const reason = cell('excluded_reason');
    const at = excluded.findIndex((one) => one.what === what && (reason === '' || one.reason === '' || one.reason === reason));
    const before = excluded[at];
    const next = {
      what,
      units: count,
      reason: reason || (before?.reason ?? ''),
      sources: sources.length > 0 ? sources : (before?.sources ?? []),
    };
    if (/^0+$/.test(count)) excluded.splice(at, at < 0 ? 0 : 1);
    else if (at < 0) excluded.push(next);
    else excluded[at] = next;
  }
  if (!sound) return undefined;
  return {
    uses: [...new Set(used)],
    unitsRead: cell('units_read') as ListingDetails['unitsRead'],
    excluded,
    description: cell('listing_text'),
    reviews: cell('reviews'),
    specs,
    firstSeen: cell('first_seen'),
    lastSeen: cell('last_seen'),
  };
}
