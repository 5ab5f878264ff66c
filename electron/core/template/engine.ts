/** LiquidJS with its doors closed: a fixed list of tags and filters, no disk, our own idea of true and of missing. */
import {
  AssignTag,
  BreakTag,
  CaptureTag,
  CaseTag,
  CommentTag,
  type Context,
  ContinueTag,
  type Emitter,
  ForTag,
  IfTag,
  InlineCommentTag,
  Liquid,
  LiquidError,
  RenderTag,
  type Template,
  type Token,
  TypeGuards,
  toValueSync,
  UnlessTag,
} from 'liquidjs';
import { finding } from '../kit/finding.ts';
import { FactContext } from './context.ts';
import { FILTERS } from './filters.ts';
import { LIMITS, Refused, type Run } from './run.ts';
import { type Place, where } from './source-text.ts';
import { Branch, isBlank, isTrue, Markup, order, plain, sameValue } from './values.ts';

/** Tags of the language; everything else LiquidJS knows is taken out. */
const TAGS = {
  assign: AssignTag,
  break: BreakTag,
  capture: class extends CaptureTag {
    override *render(context: Context): Generator<unknown, void, string> {
      context.bottom()[this.variable] = new Markup(yield this.liquid.renderer.renderTemplates(this.templates, context));
    }
  },
  case: CaseTag,
  comment: CommentTag,
  continue: ContinueTag,
  for: ForTag,
  if: class extends IfTag {
    override *render(context: Context, emitter: Emitter): Generator<unknown, void, string> {
      for (const { value, templates } of this.branches) {
        if (isTrue(yield value.value(context, true))) return void (yield this.liquid.renderer.renderTemplates(templates, context, emitter));
      }
      yield this.liquid.renderer.renderTemplates(this.elseTemplates ?? [], context, emitter);
    }
  },
  render: RenderTag,
  unless: class extends UnlessTag {
    override *render(context: Context, emitter: Emitter): Generator<unknown, void, unknown> {
      for (const [index, { value, templates }] of this.branches.entries()) {
        // The first branch is the `unless`, the others are `elsif`.
        if (isTrue(yield value.value(context, true)) === index > 0) {
          return void (yield this.liquid.renderer.renderTemplates(templates, context, emitter));
        }
      }
      yield this.liquid.renderer.renderTemplates(this.elseTemplates, context, emitter);
    }
  },
  '#': InlineCommentTag,
};

export const TAG_NAMES: readonly string[] = Object.keys(TAGS);

type Side = unknown;
const isEmptyLiteral = (side: Side): boolean =>
  side !== null && typeof side === 'object' && /^(Empty|Blank)Drop$/.test(side.constructor.name);
const isNull = (side: Side): boolean => side !== null && typeof side === 'object' && side.constructor.name === 'NullDrop';

function equal(left: Side, right: Side): boolean {
  if (isEmptyLiteral(right) || isNull(right)) return isBlank(left);
  if (isEmptyLiteral(left) || isNull(left)) return isBlank(right);
  if (left instanceof Branch || right instanceof Branch) return left === right;
  return sameValue(left, right);
}

function contains(left: Side, right: Side): boolean {
  if (Array.isArray(left)) return left.some((item) => sameValue(item, right));
  return !isBlank(left) && !isBlank(right) && String(plain(left)).includes(String(plain(right)));
}

const ordered = (test: (by: number) => boolean) => (left: Side, right: Side) => {
  const by = order(left, right);
  return by !== undefined && test(by);
};

const OPERATORS = {
  '==': equal,
  '!=': (left: Side, right: Side) => !equal(left, right),
  '>': ordered((by) => by > 0),
  '<': ordered((by) => by < 0),
  '>=': ordered((by) => by >= 0),
  '<=': ordered((by) => by <= 0),
  contains,
  not: (side: Side) => !isTrue(side),
  and: (left: Side, right: Side) => isTrue(left) && isTrue(right),
  or: (left: Side, right: Side) => isTrue(left) || isTrue(right),
};

class TextEmitter implements Emitter {
  buffer = '';
  write(text: unknown): void {
    this.buffer += String(text ?? '');
  }
}

/** A Liquid engine whose `render` tag sees these clauses, by name, and nothing else. */
export function createEngine(clauses: Readonly<Record<string, string>>): Liquid {
  const liquid = new Liquid({
    templates: Object.assign(Object.create(null), clauses),
    cache: true,
    jsTruthy: true,
    strictFilters: true,
    strictVariables: false,
    ownPropertyOnly: true,
    lenientIf: true,
    relativeReference: false,
    operators: OPERATORS,
    parseLimit: LIMITS.source,
    memoryLimit: LIMITS.memory,
    outputEscape(this: { readonly context?: unknown } | undefined, value: unknown) {
      if (this?.context instanceof FactContext) return this.context.run.print(value);
      throw new TypeError('values are printed in a fill only');
    },
  });
  for (const name of Object.keys(liquid.tags)) delete liquid.tags[name];
  for (const [name, tag] of Object.entries(TAGS)) liquid.registerTag(name, tag);
  for (const name of Object.keys(liquid.filters)) delete liquid.filters[name];
  for (const [name, filter] of Object.entries(FILTERS)) liquid.registerFilter(name, filter);
  liquid.renderer.renderTemplates = renderTemplates;
  return liquid;
}

/** LiquidJS knows a clause by its bare name; a reader knows it by its file. */
function placeOf(token: Token, file: string): Place {
  const own = token.file ?? file;
  const folder = file.slice(0, file.lastIndexOf('/') + 1);
  return { file: own.includes('/') ? own : `${folder}clauses/${own}.md`, source: token.input, offset: token.begin };
}

/**
 * LiquidJS' own loop, plus: the limits, the source map, `::schedule{of=…}` resolved while loop variables are in scope, and a
 * fault in one tag does not stop the rest.
 */
function* renderTemplates(templates: Template[], context: Context, emitter: Emitter = new TextEmitter()): IterableIterator<unknown> {
  if (!(context instanceof FactContext)) throw new TypeError('templates are rendered in a fill only');
  const { run } = context;
  for (const template of templates) {
    run.step();
    if (run.steps % 100 === 0) checkClock(context);
    const before = emitter.buffer.length;
    const place = placeOf(template.token, run.options.file);
    if (TypeGuards.isHTMLToken(template.token)) {
      const { token } = template;
      writeText(context, emitter, token.getContent(), { ...place, offset: token.begin + token.trimLeft });
    } else {
      run.at = place;
      if (emitter === run.main) run.map.note(before, place, false);
      try {
        const text = yield template.render(context, emitter);
        if (text) emitter.write(text);
      } catch (error) {
        reportFault(run, error, place);
      }
    }
    run.count(emitter.buffer.length - before > LIMITS.output ? LIMITS.output + 1 : 0);
    if (context.breakCalled || context.continueCalled) break;
  }
  if (emitter.buffer.length > LIMITS.output) throw new Refused(`${LIMITS.output} characters`);
  return emitter.buffer;
}

/** Time of this thread, not of the wall: a busy machine must not refuse a sound template. */
function checkClock({ run }: FactContext): void {
  const { user, system } = process.threadCpuUsage(run.begun);
  if (user + system > LIMITS.milliseconds * 1000) throw new Refused(`${LIMITS.milliseconds} ms`);
}

const OF = /\bof=(["']?)([A-Za-z_][\w-]*(?:\.[A-Za-z_][\w-]*|\[\d+\])*)\1(?=[\s}])/g;

function writeText(context: FactContext, emitter: Emitter, text: string, place: Place): void {
  const { run } = context;
  const write = (from: number, to: number) => {
    if (emitter === run.main) run.map.note(emitter.buffer.length, { ...place, offset: place.offset + from }, true);
    emitter.write(text.slice(from, to));
  };
  let from = 0;
  if (text.includes('of=')) {
    for (const match of text.matchAll(OF)) {
      const lead = emitter.buffer.slice(emitter.buffer.lastIndexOf('\n') + 1) + text.slice(from, match.index);
      if (!/^\s*:{2,}schedule\{/.test(lead.slice(lead.lastIndexOf('\n') + 1))) continue;
      const begin = match.index + 3 + (match[1] ?? '').length;
      const path = match[2] ?? '';
      write(from, begin);
      from = begin + path.length;
      run.at = { ...place, offset: place.offset + begin };
      const list = context.list(path);
      if (!list) run.report(finding('error', where(run.at), 'template.not-a-list', { path }));
      emitter.write(run.store({ kind: 'list', path: list?.path ?? path, items: list?.items ?? [] }));
    }
  }
  write(from, text.length);
}

/** A fault inside a tag as a finding; limits go on up. */
function reportFault(run: Run, error: unknown, place: Place): void {
  let cause: unknown = error;
  while (LiquidError.is(cause as object) && (cause as { originalError?: unknown }).originalError) {
    cause = (cause as { originalError?: unknown }).originalError;
  }
  if (cause instanceof Refused) throw cause;
  const reason = cause instanceof Error ? cause.message : String(cause);
  if (/limit exceeded/.test(reason)) throw new Refused(reason.replace(/ limit exceeded$/, ''));
  const clause = /ENOENT: Failed to lookup "(.*)" in/.exec(reason)?.[1];
  if (clause !== undefined) run.report(finding('error', where(place), 'template.no-clause', { clause }));
  else run.report(syntaxFinding(error, place.file, place));
}

/** A LiquidJS fault with its own place when it has one. */
export function syntaxFinding(error: unknown, file: string, fallback: Place) {
  const token = (error as { token?: Token }).token;
  const reason = (error instanceof Error ? error.message : String(error)).replace(/, (file|line):.*$/s, '');
  return finding('error', where(token ? placeOf(token, file) : fallback), 'template.syntax', { reason });
}

/** Renders to Markdown with sentinels in it. Throws `Refused` when a limit is reached. */
export function renderMarkdown(liquid: Liquid, templates: Template[], run: Run, facts: Branch): string {
  const emitter = new TextEmitter();
  run.main = emitter;
  const context = new FactContext(run, facts, liquid.options, { liquid });
  return String(toValueSync(renderTemplates(templates, context, emitter) as IterableIterator<string>));
}
