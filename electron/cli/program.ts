/** The verbs of the terminal door. Converts arguments, calls the workbench, prints. */
import { userInfo } from 'node:os';
import { parseArgs } from 'node:util';
import { type Language, say } from '../core/kit/messages.ts';
import { Problem } from '../core/kit/problem.ts';
import { binder } from './binder.ts';
import { custody } from './custody.ts';
import { damages } from './damages.ts';
import { draft } from './draft.ts';
import { evidence } from './evidence.ts';
import { groups } from './groups.ts';
import { importFolder } from './import.ts';
import { init } from './init.ts';
import { production } from './production.ts';
import { receive } from './receive.ts';
import { risk } from './risk.ts';
import { schema } from './schema.ts';
import { search } from './search.ts';
import { sellers } from './sellers.ts';
import { serve } from './serve.ts';
import { readSettings } from './settings.ts';
import { status } from './status.ts';
import { templateCheck } from './template.ts';
import { templates } from './templates.ts';
import { type ExitCode, reportProblem, type Terminal, type Verb, WrongUse } from './verb.ts';
import { verify } from './verify.ts';
import { type Words, wordsOf } from './words.ts';

const verbs: readonly Verb[] = [
  init,
  importFolder,
  receive,
  evidence,
  sellers,
  risk,
  search,
  status,
  templates,
  templateCheck,
  draft,
  damages,
  groups,
  binder,
  production,
  custody,
  verify,
  serve,
  schema,
];

const help = (words: Words) =>
  [
    `${words.usage} <verb> …`,
    '',
    ...verbs.flatMap(({ name, usage }) => [`  ${usage}`, `      ${words.verbs[name]}`]),
    '',
    words.exitCodes,
  ].join('\n');

/** Node's own words for a bad option, in the user's language where they name nothing but the option. */
function optionFault(error: unknown, words: Words): string {
  const text = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
  const unknown = error instanceof Error && 'code' in error && error.code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION';
  const named = /'(-[^']*)'/.exec(text)?.[1];
  return unknown && named !== undefined ? words.unknownOption(named) : words.badOption(text);
}

/** The language asked for in the environment, else the one chosen in the workbench. */
const languageOf = (asked: string | undefined, chosen: Language): Language => (asked === 'zh-CN' || asked === 'en' ? asked : chosen);

/** What the program takes from the process it runs in. */
export interface Surroundings {
  /** `INIT_CWD`, `CASEWRIGHT_LANGUAGE` */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly out: (text: string) => void;
  readonly note: (text: string) => void;
}

const ownProcess: Surroundings = {
  env: process.env,
  out: (text) => process.stdout.write(text),
  note: (text) => process.stderr.write(text),
};

/** Runs `casewright <argv>`; what it returns is what the process ends with. */
export async function main(argv: readonly string[], { env, out, note }: Surroundings = ownProcess): Promise<ExitCode> {
  const settings = readSettings();
  const language = languageOf(env.CASEWRIGHT_LANGUAGE, settings.language);
  const words = wordsOf(language);
  const terminal: Terminal = {
    // npm runs scripts in the checkout; INIT_CWD is where the user stood.
    cwd: env.INIT_CWD ?? process.cwd(),
    language,
    actor: { name: settings.actorName || userInfo().username, door: 'terminal' },
    out: (line) => out(`${line}\n`),
    note: (line) => note(`${line}\n`),
  };
  const [name, ...rest] = argv;
  if (name === 'help' || name === '--help' || name === '-h') {
    terminal.out(help(words));
    return 0;
  }
  const verb = verbs.find((one) => one.name === name);
  if (!verb) {
    terminal.note(name === undefined ? help(words) : `casewright: ${words.noVerb(name)}\n${help(words)}`);
    return 2;
  }
  let json = false;
  try {
    const { values, positionals } = parse(verb, rest, words);
    json = values.json === true;
    return await verb.run(terminal, positionals, values);
  } catch (error) {
    if (error instanceof Problem) return reportProblem(terminal, error, json);
    if (error instanceof WrongUse) {
      terminal.note(`casewright: ${error.message}\n${words.usage} ${verb.usage}`);
      return 2;
    }
    const { message, hint } = say('core.bug', { detail: error instanceof Error ? error.message : String(error) }, language);
    terminal.note(`casewright: ${message} - ${hint}\n${error instanceof Error ? error.stack : ''}`);
    return 3;
  }
}

function parse(verb: Verb, args: string[], words: Words) {
  let parsed: { values: Record<string, string | boolean | undefined>; positionals: string[] };
  try {
    parsed = parseArgs({ args, options: verb.options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new WrongUse(optionFault(error, words));
  }
  const [least, most] = verb.words;
  if (parsed.positionals.length < least || parsed.positionals.length > most) throw new WrongUse(words.wordCount);
  return parsed;
}
