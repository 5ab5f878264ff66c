/** An exhibit is an evidence item as put before the court: numbered, titled, grouped. */
import { z } from 'zod';

export const exhibitSchema = z.object({
  id: z.string(),
  matter: z.string(),
  evidence: z.string(),
  /** 1, 2, 3 … in the order of the exhibit list; the label around it belongs to the court (Exhibit 1, 证据1). */
  number: z.number().int().positive(),
  title: z.string().default(''),
  /** Heading under which the catalogue lists it, such as 第一组 权利基础. */
  group: z.string().default(''),
});
export type Exhibit = z.infer<typeof exhibitSchema>;
