import { z } from 'zod';
import { read, write } from '../../kit/procedure.ts';
import { searchSchema } from './model.ts';
import type { TextService } from './service.ts';

const id = z.string();
const page = z.number().int().min(1);

/** Procedures of `evidence` that are about words. */
export function textRoutes(text: TextService) {
  return {
    search: read.input(searchSchema).handler(({ input }) => text.search(input)),
    pages: read.input(z.object({ id, page: page.optional() })).handler(({ input }) => text.pages(input.id, input.page)),
    words: read.input(z.object({ id, page })).handler(({ input }) => text.words(input.id, input.page)),
    correctText: write
      .input(z.object({ id, page, text: z.string().nullable() }))
      .handler(({ input, context }) => text.correct(context.actor, input)),
    lookedAt: read.input(z.object({ id, page })).handler(({ input }) => text.lookedAt(input.id, input.page)),
    reading: read.input(z.object({ matter: id })).handler(({ input }) => text.reading(input.matter)),
    similar: read.input(z.object({ matter: id })).handler(({ input }) => text.similar(input.matter)),
  };
}
