/** The terminal door: `casewright <verb> …`. Converts arguments, calls the workbench, prints. */
import { userInfo } from 'node:os';
import { parseArgs } from 'node:util';
import { Problem } from '../core/kit/problem.ts';
import { damages } from './damages.ts';
import { draft } from './draft.ts';
import { importFolder } from './import.ts';
import { init } from './init.ts';
import { schema } from './schema.ts';
import { serve } from './serve.ts';
import { openSettings } from './settings.ts';
import { status } from './status.ts';
import { templateCheck } from './template.ts';
import { templates } from './templates.ts';
import { type ExitCode, reportProblem, type Terminal, type Verb } from './verb.ts';
import { verify } from './verify.ts';

const verbs: Readonly<Record<string, Verb>> = {
  init,
  import: importFolder,
  status,
  templates,
  template: templateCheck,
  draft,
  damages,
  verify,
  serve,
  schema,
};

const help = () =>
  [
    'usage: casewright <verb> …',
    '',
    ...Object.values(verbs).map((v) => `  ${v.usage.padEnd(78)}${v.summary}`),
    '',
    'exit codes: 0 done, 1 refused with findings, 2 wrong use, 3 broken workspace or vault',
  ].join('\n');

function wrongUse(verb: Verb | undefined, why: string): ExitCode {
  process.stderr.write(`casewright: ${why}\n${verb ? `usage: casewright ${verb.usage}` : help()}\n`);
  return 2;
}

async function main(argv: readonly string[]): Promise<ExitCode> {
  const [name, ...rest] = argv;
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    process.stdout.write(`${help()}\n`);
    return name === undefined ? 2 : 0;
  }
  const verb = Object.hasOwn(verbs, name) ? verbs[name] : undefined;
  if (!verb) return wrongUse(undefined, `there is no verb "${name}"`);
  let parsed: { values: Record<string, string | boolean | undefined>; positionals: string[] };
  try {
    parsed = parseArgs({ args: rest, options: verb.options, allowPositionals: true, strict: true });
  } catch (error) {
    return wrongUse(verb, error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error));
  }
  const [least, most] = verb.words;
  if (parsed.positionals.length < least || parsed.positionals.length > most) return wrongUse(verb, 'wrong number of arguments');
  const settings = openSettings().get();
  const terminal: Terminal = {
    // npm runs scripts in the checkout; INIT_CWD is where the user stood.
    cwd: process.env.INIT_CWD ?? process.cwd(),
    language: process.env.CASEWRIGHT_LANGUAGE === 'zh-CN' ? 'zh-CN' : 'en',
    actor: { name: settings.actorName || userInfo().username, door: 'terminal' },
    out: (line) => process.stdout.write(`${line}\n`),
    note: (line) => process.stderr.write(`${line}\n`),
  };
  try {
    return await verb.run(terminal, parsed.positionals, parsed.values);
  } catch (error) {
    if (error instanceof Problem) return reportProblem(terminal, error);
    throw error;
  }
}

process.exitCode = await main(process.argv.slice(2));
