/** What the verb `damages` says. */
import type { Language } from '../core/kit/messages.ts';

const en = {
  position: { primary: '', alternative: 'in the alternative', info: 'for information' },
  outside: 'not claimed',
  open: 'open',
  range: (low: string, high: string) => `${low} to ${high}`,
  lawful: (least: string, most: string) => `the law allows ${least} to ${most}`,
  atLeast: (least: string) => `the law gives at least ${least}`,
  atMost: (most: string) => `the law gives at most ${most}`,
  missing: (names: string) => `missing: ${names}`,
  unsupported: (names: string) => `without evidence: ${names}`,
  refused: (why: string) => `refused: ${why}`,
  provable: 'provable today',
  cap: (title: string, computed: string) => `held at the cap of ${title}; computed ${computed}`,
  converted: (amount: string, rate: string, on: string, source: string) => `${amount} at ${rate} of ${on}, ${source}`,
  measures: 'ways the law allows:',
  claims: 'ready to be filed:',
  ready: 'ready',
  raises: 'what would raise the provable figure most:',
  gain: (amount: string) => `+${amount}`,
  unknownGain: 'by an amount nobody knows yet',
  needs: (names: string) => `together with ${names}`,
  why: { unsupported: 'no evidence', missing: 'missing', estimate: 'an estimate' },
  list: ', ',
};

type Words = typeof en;

const zh: Words = {
  position: { primary: '', alternative: '备选主张', info: '仅供参考' },
  outside: '未主张',
  open: '待定',
  range: (low, high) => `${low} 至 ${high}`,
  lawful: (least, most) => `法定范围 ${least} 至 ${most}`,
  atLeast: (least) => `法定下限 ${least}`,
  atMost: (most) => `法定上限 ${most}`,
  missing: (names) => `缺少：${names}`,
  unsupported: (names) => `无证据：${names}`,
  refused: (why) => `不予计算：${why}`,
  provable: '现有证据可证明',
  cap: (title, computed) => `按${title}上限计；计算数额 ${computed}`,
  converted: (amount, rate, on, source) => `折合 ${amount}（${on} 汇率 ${rate}，${source}）`,
  measures: '法律允许的计算方法：',
  claims: '可否起诉：',
  ready: '已齐备',
  raises: '最能提高可证明数额的材料：',
  gain: (amount) => `+${amount}`,
  unknownGain: '增加数额尚不可知',
  needs: (names) => `须同时具备${names}`,
  why: { unsupported: '无证据', missing: '缺少', estimate: '属估算' },
  list: '、',
};

export const damagesWords = (language: Language): Words => (language === 'zh-CN' ? zh : en);
