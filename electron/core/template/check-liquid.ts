/**
 * The Liquid half of `template check`: walks every tag once, in every branch, and gathers all faults with their places. What is
 * left when the tags are gone is the Markdown for the other half.
 */
import { distance } from 'fastest-levenshtein';
import { type TagToken, type Token, Tokenizer, type TopLevelToken, TypeGuards } from 'liquidjs';
import type { Finding } from '../kit/finding.ts';
import { ExpressionCheck, type Names } from './check-expressions.ts';
import { createEngine, syntaxFinding, TAG_NAMES } from './engine.ts';
import { type FieldType, FORLOOP, follow, isField, itemOf, sampleRow } from './field-types.ts';
import { valueField } from './fields.ts';
import { localNames } from './local-names.ts';
import type { Run } from './run.ts';
import { sentinel } from './sentinel.ts';
import { nearMiss, type SourceMap } from './source-text.ts';
import { Branch } from './values.ts';

const engine = createEngine({});

/** Tags that open a block, and what may stand between them and their end. */
const BLOCKS: Readonly<Record<string, readonly string[]>> = {
  if: ['elsif', 'else'],
  unless: ['elsif', 'else'],
  case: ['when', 'else'],
  for: ['else'],
  capture: [],
  comment: [],
};
const PARTS = new Set([...Object.values(BLOCKS).flat(), ...Object.keys(BLOCKS).map((name) => `end${name}`)]);

export interface Source {
  readonly file: string;
  /** As LiquidJS gets it: front matter blanked, offsets as in the file. */
  readonly text: string;
}

export interface LiquidCheck {
  readonly run: Run;
  readonly facts: (name: string) => FieldType | undefined;
  readonly factNames: readonly string[];
  /** Names set or passed anywhere in the template and its pack's clauses. */
  readonly settable: ReadonlySet<string>;
  /** Called for each `render`, with the types handed over. False when there is no such clause. */
  readonly clause: (name: string, parameters: ReadonlyMap<string, FieldType>) => boolean;
  readonly clauseNames: readonly string[];
}

interface Block {
  readonly name: string;
  readonly token: TagToken;
  /** Loop variables, as they were before the block. */
  readonly loops: readonly ReadonlyMap<string, FieldType>[];
}

/** Checks one text; `parameters` are what a clause was given. Returns its Markdown with a sentinel for each value. */
export function checkLiquid(source: Source, parameters: ReadonlyMap<string, FieldType>, check: LiquidCheck, map: SourceMap): string {
  return new Walk(source, parameters, check, map).markdown();
}

class Walk {
  readonly #source: Source;
  readonly #check: LiquidCheck;
  readonly #map: SourceMap;
  readonly #expressions: ExpressionCheck;
  readonly #assigned = new Map<string, FieldType>();
  readonly #local: ReadonlySet<string>;
  #loops: readonly ReadonlyMap<string, FieldType>[] = [];
  #blocks: Block[] = [];
  #out = '';

  constructor(source: Source, parameters: ReadonlyMap<string, FieldType>, check: LiquidCheck, map: SourceMap) {
    this.#source = source;
    this.#check = check;
    this.#map = map;
    this.#local = localNames(source.text);
    const names: Names = {
      lookup: (name) => {
        for (const loop of this.#loops.toReversed()) if (loop.has(name)) return loop.get(name);
        return (
          this.#assigned.get(name) ?? parameters.get(name) ?? (this.#local.has(name) && !check.facts(name) ? 'any' : check.facts(name))
        );
      },
      mayBeSet: (name) => check.settable.has(name),
      known: () => [...check.factNames, ...parameters.keys(), ...this.#assigned.keys(), ...this.#loops.flatMap((loop) => [...loop.keys()])],
    };
    this.#expressions = new ExpressionCheck(source.file, source.text, names, (found: Finding) => check.run.report(found));
  }

  markdown(): string {
    for (const token of this.#tokens()) {
      const open = this.#blocks.at(-1);
      if (open?.name === 'comment' && !(TypeGuards.isTagToken(token) && token.name === 'endcomment')) continue;
      try {
        if (TypeGuards.isHTMLToken(token)) this.#text(token.getContent(), token.begin + token.trimLeft);
        else if (TypeGuards.isOutputToken(token)) {
          this.#value(token.begin);
          const tokenizer = this.#tokenizer(token.contentRange);
          this.#expressions.filtered(tokenizer.readFilteredValue());
          this.#ended(tokenizer);
        } else if (TypeGuards.isTagToken(token)) this.#tag(token);
      } catch (error) {
        this.#fault(error, token);
      }
    }
    for (const { name, token } of this.#blocks) {
      this.#expressions.report(token.begin, 'template.unclosed-tag', { tag: `{% ${name} %}`, close: `{% end${name} %}` });
    }
    return this.#out;
  }

  #tokenizer(range: [number, number]): Tokenizer {
    return new Tokenizer(this.#source.text, engine.options.operators, this.#source.file, range);
  }

  /** Top-level tokens; where a bracket is never closed, those before it. */
  #tokens(): TopLevelToken[] {
    const read = (text: string) => new Tokenizer(text, engine.options.operators, this.#source.file).readTopLevelTokens(engine.options);
    try {
      return read(this.#source.text);
    } catch (error) {
      this.#fault(error, undefined);
      const begin = (error as { token?: Token }).token?.begin ?? 0;
      try {
        return read(this.#source.text.slice(0, begin));
      } catch {
        return [];
      }
    }
  }

  #fault(error: unknown, token: Token | undefined): void {
    const { file, text } = this.#source;
    this.#check.run.report(syntaxFinding(error, file, { file, source: text, offset: token?.begin ?? 0 }));
  }

  /** Words after a complete expression are ignored by LiquidJS and missed by the writer. */
  #ended(tokenizer: Tokenizer): void {
    tokenizer.skipBlank();
    if (tokenizer.end()) return;
    this.#expressions.report(tokenizer.p, 'template.syntax', { reason: `unexpected "${tokenizer.remaining().slice(0, 30)}"` });
  }

  #value(begin: number): void {
    this.#map.note(this.#out.length, { file: this.#source.file, source: this.#source.text, offset: begin }, false);
    this.#out += sentinel(0);
  }

  #text(text: string, begin: number): void {
    const write = (from: number, to: number) => {
      this.#map.note(this.#out.length, { file: this.#source.file, source: this.#source.text, offset: begin + from }, true);
      this.#out += text.slice(from, to);
    };
    let from = 0;
    for (const match of text.matchAll(/^([ \t]*:{2,}schedule\{[^\n]*?\bof=["']?)([\w.[\]-]+)/gm)) {
      const start = match.index + (match[1]?.length ?? 0);
      const path = match[2] ?? '';
      write(from, start);
      from = start + path.length;
      this.#out += this.#list(path, begin + start);
    }
    write(from, text.length);
  }

  /** The list of a schedule, with one empty row to try its columns on. */
  #list(path: string, offset: number): string {
    const [root = '', ...rest] = path.split(/[.[\]]+/).filter((key) => key !== '');
    const base = this.#expressions.names.lookup(root);
    const fixed = rest.map((key) => (/^\d+$/.test(key) ? 'first' : key)).join('.');
    const found = base === undefined ? undefined : fixed === '' ? { type: base } : follow(base, fixed);
    if (found === undefined) this.#expressions.unknownField(offset, path, root, this.#expressions.names.known());
    else if ('wrong' in found && found.wrong) this.#expressions.unknownField(offset, path, found.wrong.name, found.wrong.known);
    else if (isField(found.type) && found.type.kind !== 'list') this.#expressions.report(offset, 'template.not-a-list', { path });
    const item = found && isField(found.type) && found.type.kind === 'list' ? found.type.item : valueField();
    const items = item.kind === 'object' ? [new Branch(sampleRow(item), `${path}[0]`)] : [];
    return this.#check.run.store({ kind: 'list', path, items });
  }

  #tag(token: TagToken): void {
    const { name } = token;
    if (PARTS.has(name)) {
      this.#part(token);
      return;
    }
    if (!TAG_NAMES.includes(name)) {
      const known = TAG_NAMES.filter((tag) => tag !== '#');
      this.#expressions.report(token.begin, 'template.unknown-tag', {
        tag: name,
        near: nearMiss(name, known, distance) ?? known.join(', '),
      });
      return;
    }
    const { tokenizer } = token;
    const before = this.#loops;
    if (BLOCKS[name]) this.#blocks.push({ name, token, loops: before });
    if (name === 'if' || name === 'unless' || name === 'case') {
      this.#expressions.filtered(tokenizer.readFilteredValue());
      this.#ended(tokenizer);
    } else if (name === 'assign') this.#assign(tokenizer);
    else if (name === 'capture')
      this.#assigned.set(tokenizer.readIdentifier().content || (tokenizer.readQuoted()?.content ?? ''), 'captured');
    else if (name === 'for') this.#for(tokenizer);
    else if (name === 'render') this.#render(tokenizer, token);
  }

  /** `else`, `when`, `endif` and the like. */
  #part(token: TagToken): void {
    const open = this.#blocks.at(-1);
    const fits = open && (token.name === `end${open.name}` || BLOCKS[open.name]?.includes(token.name));
    if (!fits) {
      // An end that fits a block further out: what lies between was never closed.
      const outer = this.#blocks.findLastIndex(({ name }) => token.name === `end${name}`);
      if (outer === -1) {
        this.#expressions.report(token.begin, 'template.stray-tag', { tag: `{% ${token.name} %}` });
        return;
      }
      for (const { name, token: begun } of this.#blocks.splice(outer + 1)) {
        this.#expressions.report(begun.begin, 'template.unclosed-tag', { tag: `{% ${name} %}`, close: `{% end${name} %}` });
      }
      this.#loops = this.#blocks.pop()?.loops ?? [];
      return;
    }
    if (token.name.startsWith('end')) this.#loops = this.#blocks.pop()?.loops ?? [];
    else if (token.name === 'elsif') {
      this.#expressions.filtered(token.tokenizer.readFilteredValue());
      this.#ended(token.tokenizer);
    } else if (token.name === 'when') {
      for (let value = token.tokenizer.readValue(); value; value = token.tokenizer.readValue()) {
        this.#expressions.operand(value);
        token.tokenizer.skipBlank();
        if (token.tokenizer.peek() === ',') token.tokenizer.advance();
        else if (token.tokenizer.match('or')) token.tokenizer.advance(2);
      }
    }
  }

  #assign(tokenizer: Tokenizer): void {
    const { content } = tokenizer.readIdentifier();
    tokenizer.skipBlank();
    tokenizer.assert(content && tokenizer.peek() === '=', 'expected {% assign name = value %}');
    tokenizer.advance();
    const type = this.#expressions.filtered(tokenizer.readFilteredValue());
    this.#assigned.set(content, this.#assigned.has(content) && this.#assigned.get(content) !== type ? 'any' : type);
    this.#ended(tokenizer);
  }

  #for(tokenizer: Tokenizer): void {
    const variable = tokenizer.readIdentifier();
    const word = tokenizer.readIdentifier();
    const collection = tokenizer.readValue();
    if (!variable.content || word.content !== 'in' || !collection) throw tokenizer.error('expected {% for item in list %}');
    const type = this.#expressions.operand(collection);
    if (isField(type) && type.kind === 'value') {
      this.#expressions.report(collection.begin, 'template.not-a-list', { path: collection.getText() }, 'warning');
    }
    for (const hash of tokenizer.readHashes()) if (hash.value) this.#expressions.operand(hash.value);
    this.#loops = [
      ...this.#loops,
      new Map([
        [variable.content, itemOf(type)],
        ['forloop', FORLOOP],
      ]),
    ];
  }

  #render(tokenizer: Tokenizer, token: TagToken): void {
    const name = tokenizer.readValue();
    const parameters = new Map<string, FieldType>();
    tokenizer.skipBlank();
    const [, keyword, path, alias] = /^(for|with)\s+([\w.[\]-]+)(?:\s+as\s+([\w-]+))?/.exec(tokenizer.remaining()) ?? [];
    if (keyword && path) {
      const value = new Tokenizer(this.#source.text, engine.options.operators, this.#source.file, [
        tokenizer.p + tokenizer.remaining().indexOf(path, keyword.length),
        tokenizer.N,
      ]).readValue();
      const type = value ? this.#expressions.operand(value) : 'any';
      parameters.set(alias ?? '', keyword === 'for' ? itemOf(type) : type);
      if (keyword === 'for') parameters.set('forloop', FORLOOP);
      tokenizer.advance(/^(for|with)\s+[\w.[\]-]+(?:\s+as\s+[\w-]+)?/.exec(tokenizer.remaining())?.[0].length ?? 0);
    }
    for (const hash of tokenizer.readHashes())
      parameters.set(hash.name.content, hash.value ? this.#expressions.operand(hash.value) : 'any');
    if (!name || !TypeGuards.isQuotedToken(name)) throw tokenizer.error('expected the name of a clause in quotes', token.begin);
    if (!this.#check.clause(name.content, parameters)) {
      this.#expressions.report(name.begin, 'template.no-clause', { clause: name.content });
    }
    this.#value(token.begin);
  }
}
