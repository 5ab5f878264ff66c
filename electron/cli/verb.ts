/** What every verb of the terminal door shares: how it is described, what it is handed, and how it ends. */
import type { Finding } from '../core/kit/finding.ts';
import { type Language, say } from '../core/kit/messages.ts';
import type { Problem } from '../core/kit/problem.ts';
import type { Actor } from '../core/kit/world.ts';

/** 0 done, 1 findings that refuse the job, 2 wrong use, 3 a broken workspace or vault. */
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
  /** `import <workspace> <intake-folder>` */
  readonly usage: string;
  readonly summary: string;
  readonly options: Readonly<Record<string, { readonly type: 'string' | 'boolean'; readonly short?: string }>>;
  /** Number of words after the verb, least and most. */
  readonly words: readonly [least: number, most: number];
  run(terminal: Terminal, words: readonly string[], options: Readonly<Record<string, string | boolean | undefined>>): Promise<ExitCode>;
}

/** `error  matter/rights/…/number  registration number is missing - enter it` */
export function findingLine(f: Finding, language: Language): string {
  const { message, hint } = say(f.id, f.params, language);
  return `${f.severity.padEnd(8)}${f.where}: ${message}${hint ? ` - ${hint}` : ''}`;
}

/** How a refusal reads in the terminal, and the exit code it ends with. */
export function reportProblem(terminal: Terminal, problem: Problem): ExitCode {
  const { message, hint } = say(problem.id, problem.params, terminal.language);
  terminal.note(`casewright: ${message}${hint ? ` - ${hint}` : ''}`);
  for (const f of problem.findings) terminal.note(`  ${findingLine(f, terminal.language)}`);
  return problem.kind === 'integrity' ? 3 : 1;
}
