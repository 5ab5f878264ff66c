import { z } from 'zod';
import { write } from '../../kit/procedure.ts';
import { type GroupReports, groupReports } from './report.ts';

/** What is asked for, whichever way: as a file (`/files/groups/…`) or as an exhibit. */
export const groupReportSchema = z.object({
  matter: z.string(),
  report: z.enum(groupReports),
  group: z.string().optional(),
  publicVersion: z.boolean(),
  language: z.enum(['en', 'zh-CN']).optional(),
});

export const groupReportRoutes = (reports: GroupReports) => ({
  addExhibit: write.input(groupReportSchema).handler(({ input, context }) => reports.addExhibit(context.actor, input)),
});
