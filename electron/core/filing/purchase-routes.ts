import { z } from 'zod';
import { read, write } from '../kit/procedure.ts';
import type { PurchasePapers } from './purchase-papers.ts';

const place = z.object({ matter: z.string() });
const one = place.extend({ id: z.string() });

export const purchaseRoutes = (papers: PurchasePapers) => ({
  check: read.input(one).handler(({ input }) => papers.check(input.matter, input.id)),
  checkAll: read.input(place).handler(({ input }) => papers.checkAll(input.matter)),
  documents: read.input(one).handler(({ input }) => papers.documents(input.matter, input.id)),
  exhibit: write.input(z.object({ filing: z.string() })).handler(({ input, context }) => papers.exhibit(context.actor, input.filing)),
});
