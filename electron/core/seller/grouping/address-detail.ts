/** How exactly an address says where: a room is somebody's, a building or a market is everybody's. */

const NUMBER = '[\\da-z]*\\d[\\da-z]*(?:[-－/][\\da-z]+)*';
/** 501室, 3A12铺, 档口12, 二楼205, B座1203; a floor alone is not a room. */
const ROOM_CN = new RegExp(
  `${NUMBER}\\s*(?:室|房(?!产|地)|号房|号铺|铺(?:位)?|档(?:口)?|号档|号摊|摊(?:位)?|单元\\s*${NUMBER}|号店|号柜|户)|(?:室|房间?|铺位?|档口|摊位|柜台|单元)\\s*(?:号)?\\s*${NUMBER}|(?:楼|层|f|座|栋|幢)\\s*[-－]?\\s*[a-z]?\\d{2,5}[a-z]?(?:\\s*(?:号)?\\s*$|[\\s,，(（])|(?:栋|幢|座|号楼)\\s*\\d{3,5}[a-z]?(?!号)`,
  'iu',
);
const ROOM_LATIN =
  /(?:\b(?:room|rm|unit|suite|ste|apt|apartment|flat|flt|booth|stall|shop(?: no)?|office)\b\.?\s*(?:no\.?|number|#)?\s*#?\s*[a-z]?[-\s]?\d[\w-]*)|#\s*[a-z]?\d[\w-]*|\b(?:room|rm)\.?\d[\w-]*|\bunit\s+[a-z]\b/i;
const SHARED_PLACE =
  /市场|商城|商场|广场|大厦|大楼|写字楼|中心|工业园|工业区|产业园|园区|科技园|物流园|创业园|孵化|批发|百货|购物|小商品城|国际城|仓库|仓储|\b(?:market|mall|plaza|tower|building|bldg|center|centre|industrial|park|zone|warehouse|logistics|incubator|hub|estate|square|mansion|wholesale)\b/iu;

export type Exactness = 'unit' | 'exact' | 'vague';

/**
 * `unit`: names a room, a stall, a suite. `exact`: a house number outside of markets, parks and towers. `vague`: anything else, such as a
 * road, a town, or a building that many share.
 */
export function exactnessOf(value: string): Exactness {
  const text = value.normalize('NFKC').slice(0, 1_000);
  if (ROOM_CN.test(text) || ROOM_LATIN.test(text)) return 'unit';
  if (SHARED_PLACE.test(text)) return 'vague';
  const house = /\d+\s*(?:号|號|弄)|^\s*(?:no\.?\s*)?\d+[a-z]?[\s,]+\p{L}|\bno\.?\s*\d+|组\s*\d+/iu.test(text);
  return house ? 'exact' : 'vague';
}
