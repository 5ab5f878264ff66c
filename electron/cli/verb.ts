/** What every verb of the terminal door shares: how it is described, what it is handed, and how it ends. */
import type { Finding } from '../core/kit/finding.ts';
import { type Language, say } from '../core/kit/messages.ts';
import type { Problem } from '../core/kit/problem.ts';
import type { Actor } from '../core/kit/world.ts';
import { type VerbName, wordsOf } from './words.ts';

/** 0 done, 1 findings that refuse the job, 2 wrong use, 3 a broken workspace, vault or program. */
export type ExitCode = 0 | 1 | 2 | 3;

export interface Terminal {
  readonly cwd: string;
  readonly language: Language;
  readonly actor: Actor;
  /** Results: the one JSON object, or the lines a person asked for. */
  out(line: string): void;
  /** Everything else. */
  note(line: string): void;
}

export interface Verb {
  readonly name: VerbName;
  /** `import <workspace> <intake-folder>` */
  readonly usage: string;
  readonly options: Readonly<Record<string, { readonly type: 'string' | 'boolean'; readonly short?: string }>>;
  /** Number of words after the verb, least and most. */
  readonly words: readonly [least: number, most: number];
  run(terminal: Terminal, words: readonly string[], options: Readonly<Record<string, string | boolean | undefined>>): Promise<ExitCode>;
}

/** The command line cannot be meant as it stands: said with the verb's usage, exit code 2. */
export class WrongUse extends Error {}

/** `error  matter/rights/…/number: registration number is missing - enter it` */
export function findingLine(f: Finding, language: Language): string {
  const { message, hint } = say(f.id, f.params, language);
  const severity = wordsOf(language).severity[f.severity];
  // A message that begins with its file need not have it twice.
  const where = message.startsWith(f.where) ? '' : `${f.where}: `;
  return `${severity} ${where}${message}${hint ? ` - ${hint}` : ''}`;
}

/** How a refusal reads in the terminal, and the exit code it ends with. `--json` has it as the one object as well. */
export function reportProblem(terminal: Terminal, problem: Problem, json: boolean): ExitCode {
  const { kind, id, params, findings } = problem;
  const { message, hint } = say(id, params, terminal.language);
  terminal.note(`casewright: ${message}${hint ? ` - ${hint}` : ''}`);
  for (const f of findings) terminal.note(`  ${findingLine(f, terminal.language)}`);
  if (json) terminal.out(JSON.stringify({ problem: { kind, id, params, message, hint, findings } }));
  return kind === 'integrity' ? 3 : 1;
}
