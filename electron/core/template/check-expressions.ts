/** Names, filters and operators of one tag or value, checked against the fields. */
import { distance } from 'fastest-levenshtein';
import { type FilteredValueToken, type PropertyAccessToken, type Token, TypeGuards } from 'liquidjs';
import { type Finding, finding } from '../kit/finding.ts';
import type { MessageId, MessageParams } from '../kit/messages.ts';
import { afterFilter, FIELD_FILTERS, type FieldType, follow, isField, itemOf, VALUE } from './field-types.ts';
import { below, type FieldTree, keysOf } from './fields.ts';
import { FILTERS } from './filters.ts';
import { nearMiss, where } from './source-text.ts';

/** Filters that count or cut characters, which captured text does not have yet. */
const CUTTING = new Set(['truncate', 'slice', 'split', 'size']);

export interface Names {
  /** The type of a name in scope, `undefined` when nothing is known of it. */
  lookup(name: string): FieldType | undefined;
  /** True for names some other call of a clause passes, or some branch sets. */
  mayBeSet(name: string): boolean;
  known(): string[];
}

export class ExpressionCheck {
  readonly file: string;
  readonly source: string;
  readonly names: Names;
  readonly #report: (found: Finding) => void;

  constructor(file: string, source: string, names: Names, report: (found: Finding) => void) {
    this.file = file;
    this.source = source;
    this.names = names;
    this.#report = report;
  }

  at(offset: number): string {
    return where({ file: this.file, source: this.source, offset });
  }

  report(offset: number, id: MessageId, params: MessageParams, severity: 'error' | 'warning' = 'error'): void {
    this.#report(finding(severity, this.at(offset), id, params));
  }

  unknownField(offset: number, path: string, name: string, known: readonly string[]): void {
    const near = nearMiss(name, known, distance);
    if (near) this.report(offset, 'template.unknown-field', { path, near });
    else this.report(offset, 'template.unknown-path', { path });
  }

  /** A value with its filters; returns what comes out. */
  filtered(token: FilteredValueToken): FieldType {
    const operands = token.initial.postfix.filter((part) => !TypeGuards.isOperatorToken(part));
    const binary = token.initial.postfix.filter((part) => TypeGuards.isOperatorToken(part) && part.operator !== 'not').length;
    const extra = operands.length > binary + 1 ? operands[1] : undefined;
    // LiquidJS takes the first of two values side by side and drops the other.
    if (extra) this.report(extra.begin, 'template.syntax', { reason: `unexpected "${extra.getText()}"` });
    const types = operands.map((part) => this.operand(part));
    let type: FieldType = operands.length === 1 ? (types[0] ?? 'any') : VALUE;
    for (const filter of token.filters) {
      if (!Object.hasOwn(FILTERS, filter.name)) {
        const known = Object.keys(FILTERS);
        this.report(filter.begin, 'template.unknown-filter', {
          filter: filter.name,
          near: nearMiss(filter.name, known, distance) ?? known.join(', '),
        });
        type = 'any';
        continue;
      }
      if (type === 'captured' && CUTTING.has(filter.name)) {
        this.report(
          filter.begin,
          'template.captured-filter',
          { filter: filter.name, name: token.initial.postfix[0]?.getText() ?? '' },
          'warning',
        );
      }
      const args = filter.args.map((arg) => (Array.isArray(arg) ? arg[1] : arg)).filter((arg) => arg !== undefined);
      for (const arg of args) this.operand(arg);
      const [first] = args;
      let named: FieldType = 'any';
      if (FIELD_FILTERS.has(filter.name) && first && TypeGuards.isQuotedToken(first)) {
        const found = follow(itemOf(type), first.content);
        if (found.wrong) this.unknownField(first.begin + 1, first.content, found.wrong.name, found.wrong.known);
        named = found.type;
      }
      type = afterFilter(filter.name, type, named);
    }
    return type;
  }

  /** Any token that stands for a value. */
  operand(token: Token): FieldType {
    if (TypeGuards.isPropertyAccessToken(token)) return this.property(token);
    if (TypeGuards.isFilteredValueToken(token)) return this.filtered(token);
    if (TypeGuards.isRangeToken(token)) {
      this.operand(token.lhs);
      this.operand(token.rhs);
      return 'any';
    }
    return VALUE;
  }

  property(token: PropertyAccessToken): FieldType {
    const [root, ...rest] = token.props;
    if (token.variable || !root || !TypeGuards.isWordToken(root)) {
      for (const prop of token.props) if (!TypeGuards.isWordToken(prop)) this.operand(prop);
      return 'any';
    }
    let type = this.names.lookup(root.content);
    if (type === undefined) {
      if (!this.names.mayBeSet(root.content)) this.unknownField(root.begin, root.content, root.content, this.names.known());
      return 'any';
    }
    let path = root.content;
    for (const prop of rest) {
      const key = TypeGuards.isWordToken(prop) || TypeGuards.isQuotedToken(prop) ? prop.content : undefined;
      if (key === undefined) this.operand(prop);
      if (!isField(type)) return type === 'captured' ? VALUE : 'any';
      const next: FieldTree | undefined = below(type, key ?? 0);
      path = key === undefined ? `${path}[]` : `${path}.${key}`;
      if (!next) {
        // A dynamic key may name any field of an object.
        if (key !== undefined || type.kind === 'value') this.unknownField(prop.begin, path, key ?? '', keysOf(type));
        return 'any';
      }
      type = next;
    }
    return type;
  }
}
