import { z } from 'zod';
import { read } from '../../kit/procedure.ts';
import type { PortfolioService } from './service.ts';

export function portfolioRoutes(portfolio: PortfolioService) {
  return {
    search: read
      .input(z.object({ query: z.string().max(2_000), limit: z.number().int().positive().max(500).optional() }))
      .handler(({ input: { query, limit } }) => portfolio.search(limit === undefined ? { query } : { query, limit })),
    elsewhere: read.input(z.object({ matter: z.string() })).handler(({ input }) => portfolio.elsewhere(input)),
  };
}
