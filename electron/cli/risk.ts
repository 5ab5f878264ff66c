import { say } from '../core/kit/messages.ts';
import type { RiskView } from '../core/seller/risk/service.ts';
import { findMatter, withWorkbench } from './open.ts';
import { type Terminal, type Verb, WrongUse } from './verb.ts';
import { wordsOf } from './words.ts';

/** A list as long as any matter. */
const ALL = 1_000_000;

export const risk: Verb = {
  name: 'risk',
  usage: 'risk <workspace> <matter> [--threshold N] [--json]',
  options: { threshold: { type: 'string' }, json: { type: 'boolean' } },
  words: [2, 2],
  run: (terminal, [folder = '', named = ''], { threshold, json }) => {
    const words = wordsOf(terminal.language);
    const least = threshold === undefined ? 0 : Number(threshold);
    if (!Number.isInteger(least) || least < 0 || least > 100 || threshold === '')
      throw new WrongUse(words.notScore('--threshold', String(threshold)));
    return withWorkbench(terminal, folder, 'look', async (workbench) => {
      const { id } = await findMatter(workbench, named);
      const list = await workbench.risk.list(id, { sort: 'score', threshold: least, offset: 0, limit: ALL });
      const views = await Promise.all(list.rows.map((row) => workbench.risk.get(id, row.storefront)));
      if (json) terminal.out(JSON.stringify({ version: list.version, threshold: least, total: list.total, storefronts: views }));
      else for (const line of views.flatMap((view) => lines(view, terminal))) terminal.out(line);
      terminal.note(words.riskCount(list.total, list.version));
      return 0;
    });
  },
};

/** The score and who it is of; below it what brings points, and what is missing. */
function lines(view: RiskView, { language }: Terminal): string[] {
  const words = wordsOf(language);
  const word = (id: RiskView['points'][number]['id']) => say(`risk.factor-${id}`, {}, language).message;
  const shop = [view.platform, view.shopName || view.url].filter((part) => part !== '').join(' · ');
  const missing = view.notHigher.filter((one) => one.missing);
  return [
    `${String(view.score).padStart(3)}  ${[`${view.sellerNo}.`, view.sellerName || words.hiddenSeller, shop && `(${shop})`].filter(Boolean).join(' ')}`,
    ...view.points.flatMap(({ id, points, of, facts, more }) => [
      `     +${points}/${of} ${word(id)}`,
      ...facts.map(({ reason, where, sources }) => {
        const cited = sources.length > 0 ? ` [${sources.join(', ')}]` : '';
        return `        ${say(reason.id, reason.params, language).message} - ${where}${cited}`;
      }),
      ...(more > 0 ? [`        ${words.moreFacts(more)}`] : []),
    ]),
    ...missing.map(({ id, upTo, reason }) => `     ?${upTo} ${word(id)}: ${say(reason.id, reason.params, language).message}`),
  ];
}
