import type { Verb } from './verb.ts';

export const schema: Verb = {
  name: 'schema',
  usage: 'schema',
  options: { json: { type: 'boolean' } },
  words: [0, 0],
  run: async (terminal) => {
    const { intakeSchemas } = await import('../core/intake/schema.ts');
    terminal.out(JSON.stringify(intakeSchemas(), null, 2));
    return 0;
  },
};
