import { z } from 'zod';
import { read, write } from '../kit/procedure.ts';
import { type SettingsFile, settingsSchema } from './settings.ts';

// Without the default, which a change of another preference would put in.
const shown = settingsSchema.pick({ language: true, theme: true, actorName: true }).extend({ ocr: z.boolean() });

export const settingsRoutes = (file: SettingsFile) => ({
  get: read.handler(() => shown.parse(file.get())),
  put: write.input(shown.partial()).handler(({ input }) => {
    const patch = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
    return shown.parse(file.put(patch));
  }),
});
